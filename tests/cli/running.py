"""Runs the command line as a user does, and reads what it prints."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gisapp.cli import main

Captured = pytest.CaptureFixture[str]


def gisapp(*arguments: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a user does, in a process and a folder of its own."""
    checkout = Path(__file__).parent.parent.parent
    return subprocess.run(
        [sys.executable, "-m", "gisapp", *arguments],
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(checkout)},
    )


def printed(capsys: Captured, *arguments: str) -> Any:  # noqa: ANN401 - any JSON document
    assert main(arguments) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return json.loads(captured.out)


def sentence(capsys: Captured, *arguments: str) -> str:
    """Run what must fail as expected and return its one sentence."""
    assert main(arguments) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert line.startswith("gisapp: ")
    return line.removeprefix("gisapp: ")


def wrong_usage(capsys: Captured, *arguments: str) -> str:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    return capsys.readouterr().err
