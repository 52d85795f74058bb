"""QGIS shows an exported GeoPackage with our classes in our colours.

Where QGIS is installed, it paints the layers, and its pictures are compared with ours; and
everywhere the styles in the file say it.
"""

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage
from shapely.geometry.base import BaseGeometry

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import ClassChoice, LabelChoice, LayerStyle
from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.crs import lonlat_to_mercator
from gisapp.core.space.viewport import Viewport
from gisapp.export.feature_file import write_feature_file
from gisapp.export.shown_content import ShownContent
from gisapp.export.styles.sld import sld_of
from gisapp.export.styles.style_file import write_style
from gisapp.render.palette import load_palette
from tests.export.requests import request
from tests.render.maps import painted
from tests.styled_layers import layer_of, lines, points, squares

LIGHT = load_palette("light")
NO_NAMES = LabelChoice(is_on=False)
STYLES = {
    "values": LayerStyle(
        field="use",
        classes=(
            ClassChoice("value:storage", is_hidden=True),
            ClassChoice("value:housing", "Homes", "#aa00ff"),
        ),
        labels=NO_NAMES,
    ),
    "ranges": LayerStyle(field="size", method="own", breaks=(2.0, 10.0), labels=NO_NAMES),
    "one": LayerStyle(symbol=Symbol(fill="#ff8800", stroke="#0000ff"), labels=NO_NAMES),
    "lines": LayerStyle(
        field="use",
        symbol=Symbol(stroke="park_line", stroke_width=8.0, casing="#000000"),
        labels=NO_NAMES,
    ),
    "points": LayerStyle(
        field="size",
        method="own",
        breaks=(2.0, 10.0),
        symbol=Symbol(fill="#cc0000", stroke="#ffffff", marker="square"),
        sizes_px=(12.0, 40.0),
        labels=NO_NAMES,
    ),
}
SHAPES: Mapping[str, Sequence[BaseGeometry]] = {"lines": lines(6), "points": points(6)}
PYTHON = Path("/usr/bin/python3")
QGIS = [PYTHON] if shutil.which("qgis_process") and PYTHON.exists() else []
_ALIKE = 3
"""How far apart red, green or blue of the same colour may be."""


def styled(folder: Path) -> dict[str, Layer]:
    made = {}
    for name, style in STYLES.items():
        (folder / name).mkdir()
        shapes = SHAPES.get(name, squares(6))
        layer = layer_of(folder / name, style, shapes, name=f"{name}.gpkg")
        made[name] = replace(layer, layer_id=name)
    return made


def exported(folder: Path) -> tuple[dict[str, Layer], Path]:
    layers, path = styled(folder), folder / "all.gpkg"
    count = write_feature_file(request(ShownContent.of(tuple(layers.values()))), path)
    assert count == 29, "of 30, one is hidden with its class"
    return layers, path


def inside(name: str) -> NDArray[np.float64]:
    """Return a place in each feature that its fill or its line covers, in EPSG:3857."""
    middles = [each.centroid for each in squares(6)]
    if name == "lines":
        middles = [each.interpolate(0.3, normalized=True) for each in lines(6)]
    return lonlat_to_mercator(np.array([(each.x, each.y) for each in middles]))


def rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


def colors_at(image: QImage, view: Viewport, places: NDArray[np.float64]) -> NDArray[np.float64]:
    extent = view.extent
    columns = (places[:, 0] - extent.xmin) / extent.width * image.width()
    rows = (extent.ymax - places[:, 1]) / extent.height * image.height()
    found = [rgb(image.pixelColor(int(x), int(y))) for x, y in zip(columns, rows, strict=True)]
    return np.array(found)


@pytest.mark.parametrize("python", QGIS)
def test_qgis_paints_our_classes_in_our_colours(tmp_path: Path, python: Path) -> None:
    layers, path = exported(tmp_path)
    bounds = layers["values"].bounds
    assert bounds is not None
    view = Viewport.fitting(bounds, 600, 200, 0.05)
    asked = [
        {"uri": f"{path}|layername={name}", "picture": str(tmp_path / f"{name}.png"), "style": ""}
        for name in layers
    ]
    for name in ("values", "ranges"):
        (tmp_path / f"{name}.sld").write_text(sld_of(layers[name], "en"), encoding="utf-8")
        style = str(tmp_path / f"{name}.sld")
        asked.append({**asked[list(layers).index(name)], "picture": f"{style}.png", "style": style})
    # All features, with a style in a file beside them that hides one.
    source = Path(layers["values"].origin.source)
    write_style(layers["values"], source.with_suffix(".qml"), "en")
    asked.append({"uri": str(source), "picture": str(tmp_path / "values.qml.png"), "style": ""})
    found = in_qgis(tmp_path, python, asked, view)
    assert [each["features"] for each in found] == [5, 6, 6, 6, 6, 5, 6, 6]
    for place, (name, layer) in enumerate(layers.items()):
        ours = colors_at(painted(layer, viewport=view), view, inside(name))
        background = np.array(rgb(LIGHT.color("background")))
        hidden = (np.abs(ours - background) <= _ALIKE).all(axis=1)
        ours[hidden] = 255
        pictures = [tmp_path / f"{name}{form}.png" for form in ("", ".sld", ".qml")]
        for picture in filter(Path.exists, pictures):
            theirs = colors_at(QImage(str(picture)), view, inside(name))
            assert np.abs(ours - theirs).max() <= _ALIKE, (picture.name, ours, theirs)
        shown = [each.label.en for each in layer.symbology.classes]
        assert found[place]["classes"] == shown, "the legend"
    assert [each["renderer"] for each in found[:5]] == [
        "categorizedSymbol",
        "graduatedSymbol",
        "singleSymbol",
        "categorizedSymbol",
        "graduatedSymbol",
    ]


def in_qgis(
    folder: Path, python: Path, asked: list[dict[str, str]], view: Viewport
) -> list[dict[str, Any]]:
    extent = view.extent
    wanted = {
        "layers": asked,
        "extent": [extent.xmin, extent.ymin, extent.xmax, extent.ymax],
        "width": view.width,
        "height": view.height,
    }
    (folder / "asked.json").write_text(json.dumps(wanted), encoding="utf-8")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_"))
    }
    environment |= {"QT_QPA_PLATFORM": "offscreen", "HOME": str(folder)}
    script = Path(__file__).with_name("qgis_pictures.py")
    subprocess.run(
        [python, script, folder / "asked.json", folder / "found.json"],
        env=environment,
        check=True,
        timeout=120,
        capture_output=True,
    )
    found: list[dict[str, Any]] = json.loads((folder / "found.json").read_text("utf-8"))
    return found


def test_the_styles_in_the_file_say_our_classes_and_colours(tmp_path: Path) -> None:
    layers, path = exported(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault"
        ).fetchall()
    assert [name for name, _ in rows] == list(layers)
    for name, text in rows:
        root = fromstring(text)
        classes = layers[name].symbology.classes
        entries = root.findall("renderer-v2/categories/*") + root.findall("renderer-v2/ranges/*")
        if name != "one":
            assert [each.get("label") for each in entries] == [each.label.en for each in classes]
            drawn = [each.get("render") == "true" for each in entries]
            assert drawn == [not each.is_hidden for each in classes]
        for element, each in zip(root.findall("renderer-v2/symbols/symbol"), classes, strict=True):
            color = LIGHT.color(each.symbol.fill or each.symbol.stroke)
            written = ",".join(map(str, (*rgb(color), 255)))
            assert any(one.get("value") == written for one in element.iter("Option"))
