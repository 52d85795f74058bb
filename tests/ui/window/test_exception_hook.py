"""An exception that nobody expected is printed, logged and told; an expected failure only told."""

import sys
from pathlib import Path

import pytest

from gisapp.errors import GisAppError, SourceError
from gisapp.ui.window.exception_hook import surface_exceptions


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[GisAppError | Path | None]:
    told: list[GisAppError | Path | None] = []
    # What is set here is put back at the end of the test.
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    surface_exceptions(told.append, lambda _, log: told.append(log))
    return told


def surface(error: Exception) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def test_a_bug_is_printed_and_kept_in_a_log(
    told: list[GisAppError | Path | None], capsys: pytest.CaptureFixture[str]
) -> None:
    surface(ZeroDivisionError("by nothing"))
    [log] = told
    assert isinstance(log, Path)
    assert "ZeroDivisionError: by nothing" in log.read_text(encoding="utf-8")
    assert (log.stat().st_mode & 0o777, log.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert "ZeroDivisionError: by nothing" in capsys.readouterr().err


def test_an_expected_failure_needs_no_trace(
    told: list[GisAppError | Path | None], capsys: pytest.CaptureFixture[str]
) -> None:
    failure = SourceError("There is no such file.")
    surface(failure)
    assert told == [failure]
    assert capsys.readouterr().err == ""


def test_a_bug_is_told_even_where_no_log_can_be_written(
    told: list[GisAppError | Path | None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "state").write_text("a file in the place of the folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    surface(ZeroDivisionError("by nothing"))
    assert told == [None]
    assert "ZeroDivisionError: by nothing" in capsys.readouterr().err
