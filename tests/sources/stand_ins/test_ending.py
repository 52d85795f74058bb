"""A file that was not wholly copied is shown as far as it goes, and says that it breaks off."""

from pathlib import Path

import pytest

from gisapp.sources.open import open_source
from gisapp.sources.stand_ins.ending import lines_break_off, markup_breaks_off
from tests.changing_files import ALL, FORMATS, Plots, cut_short
from tests.vector_files import problems


@pytest.mark.parametrize("name", ["geojsonl", "gml"])
def test_half_a_file_says_so_and_a_whole_one_says_nothing(tmp_path: Path, name: str) -> None:
    plots = Plots(FORMATS[name], tmp_path)
    plots.write(ALL)
    assert problems(plots.layer()) == {}
    cut_short(plots.path)
    (layer,) = open_source(plots.uri).layers
    assert 0 < layer.feature_count < len(ALL)
    assert problems(layer) == {"ends_early": 1}
    (problem,) = layer.origin.problems
    assert problem.message.startswith(f"plots.{name} ends in the midst of a feature")


@pytest.mark.parametrize("stored", [b"", b"{}\n", b'{"a": 1}\n\n', b"\x1e{}\n\x1e[1]"])
def test_lines_that_are_whole(tmp_path: Path, stored: bytes) -> None:
    path = tmp_path / "plots.geojsonl"
    path.write_bytes(stored)
    assert lines_break_off(path) == ()


@pytest.mark.parametrize(
    "stored",
    [b"<a/>", b"<?xml version='1.0'?>\n<a>\n</a >\n", b"<!-- x --><n:a></n:a><!-- y -->"],
)
def test_markup_that_is_whole(tmp_path: Path, stored: bytes) -> None:
    path = tmp_path / "plots.gml"
    path.write_bytes(stored)
    assert markup_breaks_off(path) == ()
    path.write_bytes(stored.partition(b"/")[0] + b"/")
    assert len(markup_breaks_off(path)) == 1
