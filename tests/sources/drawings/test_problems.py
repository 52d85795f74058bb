"""What of a drawing is not shown is told, once for each kind of reason."""

from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.core.progress import NO_PROGRESS
from gisapp.sources.drawings.dxf import read_drawing
from gisapp.words import load_words
from tests.drawings import LINE, new, text_of


def problems(path: Path) -> dict[str, Problem]:
    contents = read_drawing(path, None, NO_PROGRESS)
    assert not any(table.problems for table in contents.tables[1:])
    return {each.code: each for each in (*contents.problems, *contents.tables[0].problems)}


def test_what_ezdxf_or_nobody_knows_is_told_by_its_type(tmp_path: Path) -> None:
    path = tmp_path / "plan.dxf"
    path.write_text(
        text_of(LINE + "0\nTCH_WALL\n8\n0\n" * 3 + LINE.replace("LINE", "XLINE")), "ascii"
    )
    found = problems(path)
    assert found["drawing_object"].count == 3
    assert "TCH_WALL" in found["drawing_object"].message
    assert "XLINE" in found["geometry_type"].message
    assert "分解" in found["drawing_object"].sentence(load_words("zh"))


def test_layers_that_are_off_and_drawings_that_are_linked_are_named(tmp_path: Path) -> None:
    document = new()
    document.layers.add("图框").off()
    document.modelspace().add_line((0, 0), (1, 1), dxfattribs={"layer": "图框"})
    document.modelspace().add_line((0, 0), (1, 1), dxfattribs={"invisible": 1})
    document.add_xref_def("site.dwg", "总图")
    document.saveas(tmp_path / "plan.dxf")
    found = problems(tmp_path / "plan.dxf")
    assert "图框" in found["drawing_layers_off"].message
    assert "总图" in found["drawing_links"].message
    assert found["drawing_invisible"].count == 1


def test_damage_is_counted_and_letters_are_missed(tmp_path: Path) -> None:
    path = tmp_path / "plan.dxf"
    named = LINE.replace("8\n0\n", "8\n青山湖产业园X\n")
    text = text_of(LINE + LINE.replace("3175002", "none") + named)
    path.write_bytes(text.removesuffix("0\nEOF\n").encode().replace(b"X", b"\xff"))
    found = problems(path)
    assert found["drawing_damaged"].count == 1
    assert {"cut_off", "letters_lost"} <= set(found)
