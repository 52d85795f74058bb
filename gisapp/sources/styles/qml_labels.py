"""The labels of a QML style: a field or an expression, its letters, and from which scale on."""

import math
from xml.etree.ElementTree import Element

from gisapp.core.layers.layer_scales import resolution_of
from gisapp.core.layers.layer_style import LabelChoice
from gisapp.sources.styles.colors import color_of
from gisapp.sources.styles.label_expression import template_of
from gisapp.sources.styles.left_out import LeftOut
from gisapp.sources.styles.lengths import length_px, number_of
from gisapp.sources.styles.palette_names import named

_POINTS = 10.0
_BOLD = 63
"""Qt's weight of letters from which on they are bold, at least half."""


def labels_of(root: Element, latitude_deg: float, left_out: LeftOut) -> LabelChoice | None:
    """Return how labels are written; None where a style says nothing of them.

    Parameters
    ----------
    root : Element
        `qgis`.
    latitude_deg : float
        Where the layer lies, in degrees.
    left_out : LeftOut
        Notes what cannot be had.
    """
    labeling = root.find("labeling")
    if labeling is None:
        return None
    if root.get("labelsEnabled", "1") == "0":
        return LabelChoice(is_on=False)
    if labeling.get("type") != "simple":
        left_out.note("label_rules")
        return None
    text = labeling.find("settings/text-style")
    if text is None:
        return None
    template = _template(text)
    if template is None:
        left_out.note("label_expressions")
        return None
    if _has_shapes(text):
        left_out.note("label_shapes")
    finest, coarsest = _range(labeling, latitude_deg)
    color = color_of(text.get("textColor"))
    size = length_px(text.get("fontSize"), text.get("fontSizeUnit") or "Point", 12.0)
    return LabelChoice(
        template=template,
        size=size if size > 0 else _POINTS,
        bold=_is_bold(text),
        color=named(color.code) if color is not None else "label",
        finest=finest,
        coarsest=coarsest,
    )


def _template(text: Element) -> str | None:
    name = text.get("fieldName", "")
    if text.get("isExpression", "0") in ("1", "true"):
        return template_of(name)
    return "{" + name.strip().strip('"') + "}" if name.strip() else None


def _is_bold(text: Element) -> bool:
    weight = number_of(text.get("fontWeight")) or 0
    return weight >= _BOLD or text.get("fontBold") == "1" or "Bold" in text.get("namedStyle", "")


def _has_shapes(text: Element) -> bool:
    background, shadow = text.find("background"), text.find("shadow")
    return (background is not None and background.get("shapeDraw") == "1") or (
        shadow is not None and shadow.get("shadowDraw") == "1"
    )


def _range(labeling: Element, latitude_deg: float) -> tuple[float, float]:
    rendering = labeling.find("settings/rendering")
    if rendering is None or rendering.get("scaleVisibility") not in ("1", "true"):
        return 0.0, math.inf
    return scale_range(rendering.get("scaleMin"), rendering.get("scaleMax"), latitude_deg)


def scale_range(
    finest: str | None, coarsest: str | None, latitude_deg: float
) -> tuple[float, float]:
    """Return resolutions of two scales as they are written; 0 and nothing stand for no limit.

    Parameters
    ----------
    finest, coarsest : str or None
        Denominators.
    latitude_deg : float
        Where, in degrees.

    Examples
    --------
    >>> scale_range("0", "", 60.0)
    (0.0, inf)
    """
    low, high = number_of(finest) or 0.0, number_of(coarsest) or 0.0
    if low > high > 0:
        low, high = high, low
    return (
        resolution_of(low, latitude_deg) if low > 0 else 0.0,
        resolution_of(high, latitude_deg) if high > 0 else math.inf,
    )
