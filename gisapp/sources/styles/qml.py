"""Reads a style of QGIS (QML) as far as a layer can look like that."""

from xml.etree.ElementTree import Element

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.errors import SourceError
from gisapp.sources.styles.left_out import LeftOut
from gisapp.sources.styles.lengths import number_of
from gisapp.sources.styles.qml_classes import rendering_of
from gisapp.sources.styles.qml_labels import labels_of, scale_range
from gisapp.sources.styles.read_style import ReadStyle
from gisapp.sources.styles.safe_xml import parsed_xml

_KINDS: dict[str, GeometryKind] = {"marker": "point", "line": "line", "fill": "polygon"}


def read_qml(stored: bytes, name: str, kind: GeometryKind, latitude_deg: float) -> ReadStyle:
    """Return what a QML style says of a layer.

    Parameters
    ----------
    stored : bytes
        The text as it is stored.
    name : str
        What failures call it, such as the name of the file.
    kind : {"point", "line", "polygon"}
        Of the layer that shall look like that.
    latitude_deg : float
        Where it lies, in degrees; scales are of the ground there.

    Raises
    ------
    SourceError
        It is no style, one of another kind of features, or nothing of it can be had.
    """
    root = parsed_xml(stored, name)
    renderer = root.find("renderer-v2")
    if root.tag != "qgis" or renderer is None:
        is_of_raster = root.find("pipe") is not None
        raise SourceError("style_of_raster" if is_of_raster else "style_not_qml", path=name)
    _check_kind(renderer, kind, name)
    left_out = LeftOut()
    _note_what_is_beyond(root, renderer, left_out)
    labels = labels_of(root, latitude_deg, left_out)
    rendering = rendering_of(renderer, labels, kind, left_out, name)
    stated = number_of(root.findtext("layerOpacity"))
    opacity = 1.0 if stated is None else min(1.0, max(0.0, stated))
    finest, coarsest = 0.0, float("inf")
    if root.get("hasScaleBasedVisibilityFlag") == "1":
        finest, coarsest = scale_range(root.get("maxScale"), root.get("minScale"), latitude_deg)
    return ReadStyle(
        rendering.style, finest, coarsest, opacity * rendering.opacity, tuple(left_out.codes)
    )


def _check_kind(renderer: Element, kind: GeometryKind, name: str) -> None:
    kinds = {_KINDS.get(each.get("type", "")) for each in renderer.findall("symbols/symbol")}
    others = kinds - {None}
    if others and kind not in others:
        raise SourceError("style_of_other_features", path=name)


def _note_what_is_beyond(root: Element, renderer: Element, left_out: LeftOut) -> None:
    if any(each.get("enabled") == "1" for each in renderer.findall("effect")):
        left_out.note("effects")
    if (root.findtext("blendMode") or "0").strip() != "0":
        left_out.note("blending")
    diagrams = root.find("DiagramLayerSettings")
    if diagrams is not None and root.find("LinearlyInterpolatedDiagramRenderer") is not None:
        left_out.note("charts")
