"""Writes how a layer looks as a style of QGIS (QML)."""

import math
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_scales import latitude_of
from gisapp.export.styles.label_fields import written_labels
from gisapp.export.styles.qml_classes import add_renderer
from gisapp.export.styles.qml_labels import add_labels, scale_text
from gisapp.export.styles.xml_text import sound
from gisapp.render.palette import load_palette
from gisapp.words import Language

_DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
_VERSION = "3.22.0"
_GEOMETRY_TYPES = {"point": "0", "line": "1", "polygon": "2"}


def qml_of(layer: Layer, language: Language) -> str:
    """Return a layer's look as QML, in colours of the light theme.

    Parameters
    ----------
    layer : Layer
        As it is shown: classes, hidden ones among them, labels, scales, opacity.
    language : "en" or "zh"
        Of the names of classes.
    """
    latitude_deg = latitude_of(layer)
    palette = load_palette("light")
    labels = written_labels(layer, language)
    is_limited = layer.finest > 0 or layer.coarsest < math.inf
    root = Element(
        "qgis",
        version=_VERSION,
        styleCategories="Symbology|Labeling|Rendering",
        hasScaleBasedVisibilityFlag=str(int(is_limited)),
        maxScale=scale_text(layer.finest, latitude_deg),
        minScale=scale_text(layer.coarsest, latitude_deg),
        labelsEnabled=str(int(labels is not None)),
    )
    add_renderer(root, layer, palette, language)
    if labels is not None:
        names = [field.name for field in layer.attributes.fields]
        add_labels(root, labels, layer.geometry.kind, names, palette, latitude_deg)
    SubElement(root, "blendMode").text = "0"
    SubElement(root, "layerOpacity").text = f"{layer.opacity:g}"
    SubElement(root, "layerGeometryType").text = _GEOMETRY_TYPES[layer.geometry.kind]
    indent(root, " ")
    return _DOCTYPE + sound(tostring(root, encoding="unicode"))
