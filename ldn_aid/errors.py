"""The one error a person is meant to read."""


class UserError(Exception):
    """Something the user gave cannot be used.

    The message is one clear sentence that names the place and the mend. The command line prints it
    on stderr and exits 2; the window shows it in a message bar. It is never shown with a traceback.
    """
