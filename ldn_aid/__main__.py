"""``python -m ldn_aid`` and the ``ldn-aid`` command: one sentence on bad input, never a traceback."""

import os
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the program with *arguments* (default: the process's); the exit code."""
    from ldn_aid.cli import run
    from ldn_aid.errors import UserError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        return run(arguments)
    except UserError as error:
        print(f"ldn-aid: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader (head, less) has seen enough; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
