"""Styles are found in databases and beside files, and damaged ones are told."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gisapp.core.layers.layer import LayerOrigin
from gisapp.errors import SourceError
from gisapp.export.styles.layer_styles import TableStyle, add_layer_styles
from gisapp.sources.styles.safe_xml import MOST_BYTES
from gisapp.sources.styles.stored_styles import stored_styles, style_in
from tests.sources.styles.foreign import area, fill, qml, rule, single, sld
from tests.styled_layers import layer_of

RED = qml(single(fill("255,0,0,255"))).decode()
BLUE = qml(single(fill("0,0,255,255"))).decode()
COLUMNS = "f_table_name, styleName, styleQML, styleSLD, useAsDefault, update_time"


def origin_of(path: Path, layer: str = "plots") -> LayerOrigin:
    return LayerOrigin(str(path), layer, "EPSG:4326", "Polygon")


def test_a_geopackage_has_several_and_the_default_comes_first(tmp_path: Path) -> None:
    origin = layer_of(tmp_path).origin
    path = Path(origin.source)
    styles = [
        TableStyle(table, "geom", name, RED, "") for table, name in (("plots", "red"), ("x", "y"))
    ]
    add_layer_styles(path, [*styles, TableStyle("PLOTS", "geom", "blue", BLUE, "")])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE layer_styles SET useAsDefault = styleName = 'blue'")
    found = stored_styles(origin)
    assert [(each.name, each.is_default) for each in found] == [("blue", True), ("red", False)]
    read = found[0].read("polygon", 28.6)
    assert read.style.symbol is not None
    assert read.style.symbol.fill == "#0000ff"


def test_an_sld_will_do_where_there_is_no_qml(tmp_path: Path) -> None:
    origin = layer_of(tmp_path).origin
    text = sld(rule("", area("#00ff00"))).decode()
    add_layer_styles(Path(origin.source), [TableStyle("plots", "geom", "s", "", text)])
    read = stored_styles(origin)[0].read("polygon", 28.6)
    assert read.style.symbol is not None
    assert read.style.symbol.fill == "#00ff00"


def test_styles_without_end_take_no_memory(tmp_path: Path) -> None:
    origin = layer_of(tmp_path).origin
    large = " " * (MOST_BYTES + 5)
    styles = [TableStyle("plots", "geom", str(number), large, "") for number in range(6)]
    add_layer_styles(Path(origin.source), styles)
    found = stored_styles(origin)
    assert sum(len(each.stored) for each in found) <= 5 * (MOST_BYTES + 1)
    with pytest.raises(SourceError, match="more than 16 MB"):
        found[0].read("polygon", 0.0)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE layer_styles (a)",
        "CREATE VIEW layer_styles AS SELECT 1",
        f"CREATE TABLE layer_styles ({COLUMNS})",
    ],
)
def test_odd_tables_give_no_style(tmp_path: Path, statement: str) -> None:
    origin = layer_of(tmp_path).origin
    with closing(sqlite3.connect(origin.source)) as connection, connection:
        connection.execute(statement)
    if statement.endswith("(a)"):
        with pytest.raises(SourceError, match="layer_styles is damaged"):
            stored_styles(origin)
    else:
        assert stored_styles(origin) == ()


def test_a_style_beside_a_file(tmp_path: Path) -> None:
    path = tmp_path / "plots.geojson"
    path.touch()
    assert stored_styles(origin_of(path)) == ()
    (tmp_path / "plots.sld").write_bytes(sld(rule("", area("#00ff00"))))
    (tmp_path / "plots.qml").write_text(RED)
    assert [each.file for each in stored_styles(origin_of(path))] == ["plots.qml", "plots.sld"]


def test_a_style_beside_a_file_of_several_layers_is_for_its_namesake(tmp_path: Path) -> None:
    path = Path(layer_of(tmp_path).origin.source)
    (tmp_path / "plots.qml").write_text(RED)
    assert len(stored_styles(origin_of(path))) == 1
    assert stored_styles(origin_of(path, "roads")) == ()


def test_addresses_and_folders_have_no_styles(tmp_path: Path) -> None:
    assert stored_styles(origin_of(tmp_path)) == ()
    assert stored_styles(origin_of(Path("https://example.org/plots.geojson"))) == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_styles_are_read_in_their_encoding(tmp_path: Path, encoding: str) -> None:
    label = "工业用地与仓储用地"
    text = sld(rule("", area("#00ff00"), label)).decode().replace('encoding="UTF-8"', "")
    declared = text.replace("?>", f' encoding="{encoding.removesuffix("-sig")}"?>', 1)
    path = tmp_path / "a.sld"
    path.write_bytes(declared.encode(encoding))
    read = style_in(path).read("polygon", 0.0)
    assert read.style.symbol is not None


def test_what_is_too_large_or_not_there_is_told(tmp_path: Path) -> None:
    large = tmp_path / "large.qml"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(SourceError, match="more than 16 MB"):
        style_in(large)
    with pytest.raises(SourceError, match=r"gone\.qml"):
        style_in(tmp_path / "gone.qml")
