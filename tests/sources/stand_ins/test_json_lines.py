"""A file that was not wholly copied is shown as far as it goes, and says that it breaks off."""

from pathlib import Path

import pytest

from gisapp.sources.open import open_source
from gisapp.sources.stand_ins.json_lines import broken_lines
from tests.changing_files import ALL, FORMATS, Plots, cut_short
from tests.vector_files import problems


def test_half_a_file_says_so_and_a_whole_one_says_nothing(tmp_path: Path) -> None:
    plots = Plots(FORMATS["geojsonl"], tmp_path)
    plots.write(ALL)
    assert problems(plots.layer()) == {}
    cut_short(plots.path)
    (layer,) = open_source(plots.uri).layers
    assert 0 < layer.feature_count < len(ALL)
    assert problems(layer) == {"cut_off": 1}
    (problem,) = layer.origin.problems
    assert problem.message.startswith("plots.geojsonl breaks off")


@pytest.mark.parametrize(
    "stored", [b"", b"{}\n", b'{"a": 1}\n\n', b"\x1e{}\n\x1e[1]", b"\xef\xbb\xbf{}\n"]
)
def test_lines_that_are_whole(tmp_path: Path, stored: bytes) -> None:
    path = tmp_path / "plots.geojsonl"
    path.write_bytes(stored)
    assert broken_lines(path) == ()


def test_each_line_that_is_none_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "plots.geojsonl"
    path.write_bytes(b'{}\n{"type":\n{}\nabc\n{}\n{"a"')
    told = {problem.code: problem.count for problem in broken_lines(path)}
    assert told == {"broken_lines": 2, "cut_off": 1}
