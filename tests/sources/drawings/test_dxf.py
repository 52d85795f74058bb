"""A drawing of any version, in any encoding, whole or not, becomes layers that read right."""

import random
from pathlib import Path

import pytest
import shapely
from ezdxf.document import Drawing as Document

from gisapp.core.layers.read_as import ReadAs
from gisapp.core.progress import Progress
from gisapp.errors import Cancelled, GisAppError, SourceError
from gisapp.sources.drawings.dxf import read_drawing
from gisapp.sources.open import open_source
from tests.drawings import LINE, insert, new, opened, problems_of, text_of

VERSIONS = ("R12", "R2000", "R2004", "R2007", "R2010", "R2013", "R2018")


def plan(version: str) -> Document:
    """Return a drawing with a plot, its name, and an enterprise as a block with an attribute."""
    document = new(version)
    document.layers.add("地块边界", color=1)
    document.layers.add("图框").off()
    building = document.blocks.new("企业")
    building.add_circle((0, 0), 5)
    space = document.modelspace()
    corners = [(400000, 3175000), (400300, 3175000), (400300, 3175200), (400000, 3175200)]
    space.add_polyline2d(corners, close=True, dxfattribs={"layer": "地块边界"})
    space.add_text("青山湖一期", dxfattribs={"layer": "注记", "insert": (400100, 3175100)})
    placed = space.add_blockref("企业", (400050, 3175050), dxfattribs={"layer": "建筑"})
    placed.add_attrib("名称", "南昌示例光电", (400050, 3175050)).is_invisible = True
    space.add_line((399000, 3174000), (401000, 3176000), dxfattribs={"layer": "图框"})
    return document


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_is_read_as_text_and_as_binary(tmp_path: Path, version: str) -> None:
    document = plan(version)
    document.encoding = "gbk"
    path = tmp_path / "plan.dxf"
    for form in ("asc", "bin"):
        document.saveas(path, fmt=form)
        layers = {layer.name.en: layer for layer in opened(path)}
        assert list(layers) == ["地块边界", "注记", "建筑", "图框"]
        assert layers["地块边界"].geometry.kind == "polygon"
        assert layers["注记"].attributes.record(1)["Text"] == "青山湖一期"
        assert layers["建筑"].attributes.record(1)["名称"] == "南昌示例光电"
        assert [layer.visible for layer in layers.values()] == [True, True, True, False]
        assert problems_of(layers.values()) == {"drawing_layers_off"}


@pytest.mark.parametrize("stated", ["ANSI_1252", "ANSI_936", "no such one"])
def test_the_bytes_decide_on_the_encoding_whatever_is_stated(tmp_path: Path, stated: str) -> None:
    header = f"9\n$ACADVER\n1\nAC1015\n9\n$DWGCODEPAGE\n3\n{stated}\n"
    text = text_of("0\nTEXT\n8\n注记\n10\n1\n20\n2\n40\n1\n1\n青山湖一期工业用地\n", header=header)
    path = tmp_path / "plan.dxf"
    for encoding in ("gbk", "utf-8"):
        path.write_bytes(text.encode(encoding))
        (layer,) = opened(path)
        assert layer.attributes.record(1)["Text"] == "青山湖一期工业用地"
        assert layer.name.en == "注记"


def test_the_user_has_the_last_word_on_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "plan.dxf"
    path.write_bytes(text_of("0\nTEXT\n8\n0\n10\n1\n20\n2\n40\n1\n1\n園區\n").encode("big5"))
    (layer,) = open_source(str(path), read_as=ReadAs("EPSG:4548", "big5")).layers
    assert layer.attributes.record(1)["Text"] == "園區"


def test_one_that_breaks_off_is_shown_and_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.dxf"
    path.write_text(text_of(LINE * 3).removesuffix("0\nENDSEC\n0\nEOF\n"), encoding="ascii")
    (layer,) = opened(path)
    assert layer.feature_count == 3
    assert "plan.dxf breaks off: its end is missing" in str(layer.origin.problems)


def test_a_number_that_is_none_costs_no_more_than_its_entity(tmp_path: Path) -> None:
    path = tmp_path / "plan.dxf"
    path.write_text(text_of(LINE + LINE.replace("3175002", "31x5002") + LINE))
    (layer,) = opened(path)
    assert layer.feature_count == 2
    assert problems_of([layer]) == {"drawing_damaged"}


def test_what_is_no_drawing_or_has_nothing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.dxf"
    for stored, code in (
        (b"no drawing at all\n" * 20, "not_its_format"),
        (text_of("").encode(), "empty_drawing"),
        (text_of("").encode()[:40], "damaged"),
        (text_of(LINE.replace("8\n0\n", "8\n0\n67\n1\n")).encode(), "empty_drawing"),
    ):
        path.write_bytes(stored)
        with pytest.raises(SourceError) as failure:
            opened(path)
        assert failure.value.code == code


def test_who_cancels_gets_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.dxf"
    path.write_text(text_of(), encoding="ascii")
    with pytest.raises(Cancelled):
        read_drawing(path, None, Progress(cancelled=lambda: True))


def test_a_drawing_is_known_by_its_content_too(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(f"999\nby hand\n{text_of()}", encoding="ascii")
    (layer,) = opened(path)
    assert layer.geometry.kind == "line"


def told_of(path: Path) -> str:
    """Return how many features a drawing has, or why it cannot be read."""
    try:
        return str(sum(layer.feature_count for layer in opened(path)))
    except GisAppError as error:
        return str(error)


@pytest.mark.parametrize("form", ["asc", "bin"])
def test_damage_ends_in_a_sentence_or_a_part(tmp_path: Path, form: str) -> None:
    path = tmp_path / "plan.dxf"
    plan("R2010").saveas(path, fmt=form)
    whole = path.read_bytes()
    chance = random.Random(1)
    for step in range(16):
        spoilt = bytearray(whole[: chance.randrange(len(whole))] if step % 2 else whole)
        for _ in range(chance.choice((1, 40)) if spoilt else 0):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        path.write_bytes(bytes(spoilt))
        assert told_of(path)


def test_an_insert_of_nothing_is_a_point(tmp_path: Path) -> None:
    path = tmp_path / "plan.dxf"
    path.write_text(text_of(insert("gone")), encoding="ascii")
    (layer,) = opened(path)
    assert layer.geometry.kind == "point"
    assert layer.attributes.record(1)["Block"] == "gone"
    assert problems_of([layer]) == {"blocks_missing"}


def test_areas_are_where_they_were_drawn(tmp_path: Path) -> None:
    path = tmp_path / "plan.dxf"
    plan("R2018").saveas(path)
    contents = read_drawing(path, None, Progress())
    plots = next(each for each in contents.tables if each.name == "地块边界")
    (shape,) = shapely.from_wkb(plots.geometry.to_pylist())
    assert shape.equals(shapely.box(400000, 3175000, 400300, 3175200))
    assert plots.rows.column("Color").to_pylist() == ["#ff0000"]
