"""However the command ends, it ends with a sentence and the status that goes with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.endings import ending_well
from flows.errors import CallError, YaowenError


def _raising(problem: BaseException) -> Callable[[], None]:
    def work() -> None:
        raise problem

    return work


@pytest.mark.parametrize(
    ("problem", "status", "says"),
    [
        (CallError("There is no folder x; make it."), 2, "There is no folder x; make it.\n"),
        (YaowenError("Two files were refused."), 1, "Two files were refused.\n"),
        (KeyboardInterrupt(), 130, "Stopped. What was loaded before is in the warehouse.\n"),
        (PermissionError(13, "Permission denied", "/data/x"), 1, "Permission denied: /data/x\n"),
        (OSError(28, "No space left on device"), 1, "No space left on device\n"),
        (ZeroDivisionError("division by zero"), 1, "Yaowen itself has failed (ZeroDivisionError: division by zero). Please report it"),
    ],
)
def test_endings(
    problem: BaseException, status: int, says: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("YAOWEN_DEBUG", raising=False)
    with pytest.raises(SystemExit) as ended, ending_well():
        _raising(problem)()
    assert ended.value.code == status
    told = capsys.readouterr()
    assert told.err.startswith(says)
    assert told.out == ""


def test_whoever_mends_yaowen_can_see_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YAOWEN_DEBUG", "1")
    with pytest.raises(ZeroDivisionError), ending_well():
        _raising(ZeroDivisionError())()
