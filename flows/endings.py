"""How the command ends: with a sentence that says what is wrong and what to do, and with the exit status that goes with it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from flows.errors import CallError, YaowenError

FOUND_WRONG = 1
CALLED_WRONG = 2
INTERRUPTED = 130


def end(status: int, message: str = "") -> NoReturn:
    """End with this status; the message, if there is one, goes to standard error."""
    if message:
        print(message, file=sys.stderr)
    sys.exit(status)


@contextmanager
def ending_well() -> Iterator[None]:
    """Turn whatever is raised into an ending: our own errors into their message, all else into a request to report it."""
    try:
        yield
    except CallError as problem:
        end(CALLED_WRONG, str(problem))
    except YaowenError as problem:
        end(FOUND_WRONG, str(problem))
    except KeyboardInterrupt:
        end(INTERRUPTED, "Stopped. What was loaded before is in the warehouse.")
    except BrokenPipeError:
        # Whoever read us has seen enough (| head); Python would complain once more while it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FOUND_WRONG)
    except OSError as problem:
        end(FOUND_WRONG, f"{problem.strerror or problem}: {problem.filename or ''}".rstrip(": "))
    except Exception as problem:
        if os.environ.get("YAOWEN_DEBUG"):
            raise
        kind = type(problem).__name__
        end(FOUND_WRONG, f"Yaowen itself has failed ({kind}: {problem}). Please report it, with what YAOWEN_DEBUG=1 prints.")
