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
        code = run(arguments)
        sys.stdout.flush()
        return code
    except UserError as error:
        print(f"ldn-aid: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader (head, less) has seen enough.
        _forget_output()
        return 0
    except OSError as error:
        _forget_output()
        place = error.filename or "the output"
        print(f"ldn-aid: {place} cannot be written or read ({error.strerror}).", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _forget_output() -> None:
    """Keep Python from complaining at exit of what it could not write."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
