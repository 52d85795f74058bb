"""A whole QML: scale range, opacity, and what it is no style for."""

import pytest

from gisapp.core.layers.layer_scales import resolution_of
from gisapp.errors import SourceError
from gisapp.sources.styles.qml import read_qml
from tests.sources.styles.foreign import fill, layer, options, qml, single

AREA = single(fill("255,0,0,255"))


def test_scales_and_opacity_are_the_layers() -> None:
    stored = qml(
        AREA,
        "<layerOpacity>0.5</layerOpacity>",
        hasScaleBasedVisibilityFlag="1",
        minScale="50000",
        maxScale="500",
    )
    read = read_qml(stored, "a.qml", "polygon", 28.6)
    assert read.opacity == 0.5
    assert read.finest == pytest.approx(resolution_of(500, 28.6))
    assert read.coarsest == pytest.approx(resolution_of(50000, 28.6))


def test_scales_that_are_off_are_none() -> None:
    stored = qml(AREA, hasScaleBasedVisibilityFlag="0", minScale="50000", maxScale="500")
    assert read_qml(stored, "a.qml", "polygon", 0).coarsest == float("inf")


def test_what_is_beyond_is_noted() -> None:
    more = "<blendMode>6</blendMode><DiagramLayerSettings/><LinearlyInterpolatedDiagramRenderer/>"
    read = read_qml(qml(AREA, more), "a.qml", "polygon", 0)
    assert read.left_out == ("blending", "charts")


def test_a_style_of_points_is_none_for_areas() -> None:
    points = single(layer("SimpleMarker", options(color="1,2,3,255")), kind="point")
    with pytest.raises(SourceError, match="features of another kind"):
        read_qml(qml(points), "a.qml", "polygon", 0)


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        (b"<qgis/>", "no style of a vector layer"),
        (b"<qgis><pipe><rasterrenderer/></pipe></qgis>", "pictures"),
        (b"<svg/>", "no style of a vector layer"),
        (qml("<renderer-v2/>"), "cannot be had here"),
    ],
)
def test_what_is_no_style_is_told(stored: bytes, told: str) -> None:
    with pytest.raises(SourceError, match=told):
        read_qml(stored, "a.qml", "polygon", 0)
