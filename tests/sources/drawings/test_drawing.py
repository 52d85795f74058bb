"""Layers, blocks, and the entities of model space are found where they stand."""

from pathlib import Path

from gisapp.sources.drawings.drawing import said_of, variables_of
from gisapp.sources.drawings.records import Record
from tests.drawings import LINE, block, entities_of, new, read, text_of


def test_layers_tell_their_colour_and_whether_they_are_shown(tmp_path: Path) -> None:
    document = new()
    document.layers.add("道路", color=3)
    document.layers.add("图框", color=8).off()
    document.layers.add("辅助").freeze()
    document.saveas(tmp_path / "plan.dxf")
    drawing = read(tmp_path / "plan.dxf")
    assert list(drawing.entities()) == []
    layers = drawing.layers
    assert (layers["道路"].color, layers["道路"].is_shown) == (3, True)
    assert (layers["图框"].color, layers["图框"].is_shown) == (8, False)
    assert not layers["辅助"].is_shown


def test_sheets_are_left_out_and_parts_belong_to_their_entity(tmp_path: Path) -> None:
    document = new()
    space = document.modelspace()
    space.add_polyline2d([(0, 0), (1, 0), (1, 1)])
    placed = space.add_blockref("none", (0, 0))
    placed.add_attrib("名称", "甲", (0, 0))
    document.paperspace().add_line((0, 0), (1, 1))
    polyline, insert = entities_of(document, tmp_path)
    assert len(polyline.vertices) == 3  # type: ignore[attr-defined]
    assert [each.dxf.tag for each in insert.attribs] == ["名称"]  # type: ignore[attr-defined]


def test_blocks_have_their_entities_and_other_drawings_are_known(tmp_path: Path) -> None:
    document = new()
    tree = document.blocks.new("树木", base_point=(1, 2))
    tree.add_circle((0, 0), 1)
    document.add_xref_def("site.dwg", "总图")
    document.saveas(tmp_path / "plan.dxf")
    drawing = read(tmp_path / "plan.dxf")
    list(drawing.entities())
    found = drawing.blocks["树木"]
    assert (found.base, len(found.entities), found.is_external) == ((1, 2), 1, False)
    assert drawing.blocks["总图"].is_external


def test_names_are_read_though_ezdxf_would_not_allow_them(tmp_path: Path) -> None:
    path = tmp_path / "plan.dxf"
    text = text_of(LINE.replace("8\n0\n", "8\n道路/绿化\n"), block("A", LINE))
    path.write_text(text, encoding="utf-8")
    (line,) = read(path).entities()
    assert said_of(line, "layer", "") == "道路/绿化"
    assert said_of(line, "no such attribute", 7) == 7


def test_a_damaged_entity_is_counted_and_the_others_come(tmp_path: Path) -> None:
    path = tmp_path / "plan.dxf"
    path.write_text(text_of(LINE + LINE.replace("\n20\n", "\n21\n") + "0\n(%\n" + LINE), "ascii")
    drawing = read(path)
    assert len(list(drawing.entities())) == 2
    assert drawing.damaged == {"LINE": 1, "?": 1}


def test_the_header_is_read_by_its_names(tmp_path: Path) -> None:
    path = tmp_path / "plan.dxf"
    path.write_text(text_of(header="9\n$ACADVER\n1\nAC1015\n9\n$INSUNITS\n70\n4\n"), "ascii")
    drawing = read(path)
    list(drawing.entities())
    assert drawing.variables == {"$ACADVER": "AC1015", "$INSUNITS": "4"}
    assert variables_of(Record("SECTION", [])) == {}
