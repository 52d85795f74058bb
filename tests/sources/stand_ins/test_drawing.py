"""A drawing that breaks off is told, and one that is whole is left alone."""

from pathlib import Path

from gisapp.sources.open import open_source
from gisapp.sources.stand_ins.drawing import whole_drawing

LINE = "0\nLINE\n8\n0\n10\n1\n20\n2\n11\n3\n21\n4\n"
DRAWING = f"0\nSECTION\n2\nENTITIES\n{LINE}{LINE}0\nENDSEC\n0\nEOF\n"


def test_a_whole_drawing_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "plan.dxf"
    path.write_text(DRAWING, encoding="ascii")
    assert whole_drawing(path) is None
    path.write_bytes(b"AutoCAD Binary DXF\r\n\x1a\0 and so on")
    assert whole_drawing(path) is None


def test_one_that_breaks_off_is_shown_and_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.dxf"
    path.write_text(DRAWING[: -len("0\nENDSEC\n0\nEOF\n")], encoding="ascii")
    [layer] = open_source(str(path)).layers
    assert layer.feature_count
    assert "plan.dxf breaks off: its end is missing" in str(layer.origin.problems)
