"""Labels as QGIS has them."""

import math
from collections.abc import Collection, Mapping
from xml.etree.ElementTree import Element, SubElement

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.layer_scales import denominator_of
from gisapp.core.layers.layer_style import LabelChoice
from gisapp.export.styles.label_expression import expression_of
from gisapp.export.styles.label_parts import label_parts
from gisapp.export.styles.qml_symbols import color_text
from gisapp.render.palette import Palette

_HALO_MM = "0.5"
_PLACEMENTS: Mapping[GeometryKind, dict[str, str]] = {
    "point": {"placement": "6", "dist": "0.5", "distUnits": "MM", "offsetType": "1"},
    "line": {"placement": "3", "placementFlags": "9"},
    "polygon": {"placement": "0", "placementFlags": "10"},
}
"""Around a point as there is room, along a line, over the middle of an area."""


def add_labels(
    root: Element,
    labels: LabelChoice,
    kind: GeometryKind,
    names: Collection[str],
    palette: Palette,
    latitude_deg: float,
) -> None:
    """Add labels to an element.

    Parameters
    ----------
    root : Element
        `qgis`.
    labels : LabelChoice
        With a template.
    kind : {"point", "line", "polygon"}
        Of the features: letters stand beside points.
    names : collection of str
        Of the layer's fields.
    palette : Palette
        The colours of the letters.
    latitude_deg : float
        Where the layer lies, in degrees; scales are of the ground there.
    """
    labeling = SubElement(root, "labeling", type="simple")
    settings = SubElement(labeling, "settings", calloutType="simple")
    parts = label_parts(labels.template, names)
    is_field = len(parts) == 1 and parts[0].is_field and parts[0].decimals is None
    text = SubElement(
        settings,
        "text-style",
        fieldName=parts[0].text if is_field else expression_of(labels.template, names),
        isExpression="0" if is_field else "1",
        fontSize=f"{labels.size * 72 / 96:g}",
        fontSizeUnit="Point",
        fontWeight="75" if labels.bold else "50",
        namedStyle="Bold" if labels.bold else "Regular",
        textColor=color_text(labels.color, palette),
    )
    SubElement(
        text,
        "text-buffer",
        bufferDraw="1",
        bufferSize=_HALO_MM,
        bufferSizeUnits="MM",
        bufferColor=color_text("label_halo", palette),
    )
    SubElement(settings, "placement", _PLACEMENTS[kind])
    is_limited = labels.finest > 0 or labels.coarsest < math.inf
    SubElement(
        settings,
        "rendering",
        drawLabels="1",
        scaleVisibility=str(int(is_limited)),
        scaleMin=scale_text(labels.finest, latitude_deg),
        scaleMax=scale_text(labels.coarsest, latitude_deg),
    )


def scale_text(resolution: float, latitude_deg: float) -> str:
    """Return a resolution as the denominator of a scale, 0 for no limit.

    Parameters
    ----------
    resolution : float
        In metres of EPSG:3857 a pixel.
    latitude_deg : float
        Where, in degrees.
    """
    if not 0 < resolution < math.inf:
        return "0"
    return f"{denominator_of(resolution, latitude_deg):.12g}"
