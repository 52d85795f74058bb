"""A command ends with its exit code and, where it fails, one sentence."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.running import Captured, gisapp, sentence
from tests.parks import EMBEDDED


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["facts", "nowhere"], "No subject is called 'nowhere'; there are: airport, "),
        (["info", "missing.gpkg"], "missing.gpkg is not there"),
        (["info", f"{EMBEDDED}::castle"], "has no layer 'castle'"),
        (["identify", str(EMBEDDED), "--at", "0,0", "--crs", "EPSG:99"], "'EPSG:99' is not known"),
        (
            ["export", "-o", "parks.dwg"],
            "parks.dwg: this version writes .html, .gpkg, .geojson, .fgb",
        ),
        (["export", "-o", "parks.html", "--select", "nowhere"], "No subject is called 'nowhere'"),
    ],
)
def test_expected_failures_are_one_sentence(
    capsys: Captured, arguments: Sequence[str], message: str
) -> None:
    assert message in sentence(capsys, *arguments)


def test_a_failure_leaves_a_process_without_a_traceback(tmp_path: Path) -> None:
    done = gisapp("info", "missing.gpkg", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert (
        done.stderr.decode()
        == "gisapp: missing.gpkg is not there; check the name and the folder.\n"
    )


def test_interrupting_is_one_sentence(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gisapp.cli.opening.open_embedded", interrupted)
    assert sentence(capsys, "info") == "Stopped; no file was changed."
