"""Each feature says what its entity says of itself."""

from pathlib import Path

import shapely

from gisapp.sources.drawings.features import Features
from tests.drawings import features_of, new, read


def test_colour_and_linetype_are_those_of_the_layer_unless_an_entity_has_its_own(
    tmp_path: Path,
) -> None:
    document = new()
    document.layers.add("道路", color=3, linetype="Continuous")
    space = document.modelspace()
    for said in ({}, {"color": 1, "linetype": "DASHED"}, {"true_color": 0x102030}):
        space.add_line((0, 0), (1, 1), dxfattribs={"layer": "道路", **said})
    found = features_of(document, tmp_path)
    assert [each.color for each in found] == ["#00ff00", "#ff0000", "#102030"]
    assert [each.linetype for each in found] == ["Continuous", "DASHED", "Continuous"]
    assert len({each.handle for each in found}) == 3


def test_the_parts_of_a_block_have_its_attributes_and_these_are_texts_too(tmp_path: Path) -> None:
    document = new()
    document.blocks.new("企业").add_circle((0, 0), 5)
    placed = document.modelspace().add_blockref("企业", (0, 0), dxfattribs={"layer": "建筑"})
    placed.add_attrib("名称", "南昌示例光电", (1, 2))
    placed.add_attrib("代码", "C39", (1, 2)).is_invisible = True
    area, name = features_of(document, tmp_path)
    assert (area.block, area.layer, area.geometry.geom_type) == ("企业", "建筑", "Polygon")
    assert area.attributes == {"名称": "南昌示例光电", "代码": "C39"}
    assert (name.text, name.layer, name.entity) == ("南昌示例光电", "建筑", "ATTRIB")
    assert name.geometry.bounds == (1, 2, 1, 2)


def test_a_block_with_attributes_alone_is_a_point(tmp_path: Path) -> None:
    document = new()
    document.blocks.new("点号")
    placed = document.modelspace().add_blockref("点号", (3, 4))
    placed.add_attrib("编号", "J1", (0, 0)).is_invisible = True
    (point,) = features_of(document, tmp_path)
    assert point.geometry.equals(shapely.Point(3, 4))
    assert point.attributes == {"编号": "J1"}


def test_a_dimension_is_lines_and_a_number_without_its_construction(tmp_path: Path) -> None:
    document = new()
    document.modelspace().add_linear_dim(base=(0, -2), p1=(0, 0), p2=(30, 0)).render()
    found = features_of(document, tmp_path)
    assert {each.geometry.geom_type for each in found} >= {"Point"}
    assert "30" in {each.text for each in found}
    assert "Defpoints" not in {each.layer for each in found}


def test_codes_of_surveys_are_kept(tmp_path: Path) -> None:
    document = new()
    document.appids.add("SOUTH")
    line = document.modelspace().add_line((0, 0), (1, 1))
    line.set_xdata("SOUTH", [(1000, "300000"), (1000, "001-002"), (1040, 2.5)])
    (found,) = features_of(document, tmp_path)
    assert found.codes == "300000,001-002"


def test_what_is_not_seen_is_left_out_and_counted(tmp_path: Path) -> None:
    document = new()
    space = document.modelspace()
    space.add_line((0, 0), (1, 1), dxfattribs={"invisible": 1})
    space.add_xline((0, 0), (1, 1))
    space.add_circle((0, 0), float("inf"))
    document.saveas(tmp_path / "plan.dxf")
    drawing = read(tmp_path / "plan.dxf")
    features = Features(drawing)
    assert list(features) == []
    assert (features.hidden, features.unknown) == (1, {"XLINE": 1})
    assert drawing.damaged == {"CIRCLE": 1}
