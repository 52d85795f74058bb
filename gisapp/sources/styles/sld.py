"""Reads an OGC style (SLD 1.0 and 1.1) as far as a layer can look like that."""

import math
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.layer_style import LabelChoice, LayerStyle
from gisapp.errors import SourceError
from gisapp.sources.styles.colors import color_of
from gisapp.sources.styles.left_out import LeftOut
from gisapp.sources.styles.lengths import length_px
from gisapp.sources.styles.palette_names import named
from gisapp.sources.styles.qml_labels import scale_range
from gisapp.sources.styles.read_style import (
    ReadClass,
    ReadStyle,
    single_style,
    style_of_ranges,
    style_of_values,
    undrawn,
)
from gisapp.sources.styles.safe_xml import parsed_xml
from gisapp.sources.styles.sld_filters import RuleFilter, filter_of
from gisapp.sources.styles.sld_symbols import parameters_of, rule_symbol

_SYMBOLIZERS: dict[GeometryKind, str] = {
    "point": "PointSymbolizer",
    "line": "LineSymbolizer",
    "polygon": "PolygonSymbolizer",
}
_ALL_SYMBOLIZERS = frozenset(_SYMBOLIZERS.values())


def read_sld(stored: bytes, name: str, kind: GeometryKind, latitude_deg: float) -> ReadStyle:
    """Return what an SLD says of a layer.

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
    if root.tag != "StyledLayerDescriptor":
        raise SourceError("style_not_sld", path=name)
    rules = list(root.iter("Rule"))
    if not rules and next(root.iter("CoverageStyle"), None) is not None:
        raise SourceError("style_of_raster", path=name)
    left_out = LeftOut()
    labels = _labels(rules, latitude_deg, left_out)
    drawing = [each for each in rules if any(one.tag in _ALL_SYMBOLIZERS for one in each)]
    drawing = _of_kind(drawing, kind, name)
    style = _style(drawing, labels, kind, left_out, name)
    finest, coarsest = _scales(drawing, latitude_deg, left_out)
    return ReadStyle(style, finest, coarsest, 1.0, tuple(left_out.codes))


def _of_kind(rules: Sequence[Element], kind: GeometryKind, name: str) -> list[Element]:
    """Return the rules of a kind of features; areas may have lines for outlines."""
    if not rules:
        raise SourceError("style_without_symbols", path=name)
    wanted = {_SYMBOLIZERS[kind]} | ({"LineSymbolizer"} if kind == "polygon" else set())
    found = [each for each in rules if any(one.tag in wanted for one in each)]
    if not found:
        raise SourceError("style_of_other_features", path=name)
    return found


def _style(
    rules: Sequence[Element],
    labels: LabelChoice | None,
    kind: GeometryKind,
    left_out: LeftOut,
    name: str,
) -> LayerStyle:
    filtered = [
        each
        for each in rules
        if each.find("Filter") is not None or each.find("ElseFilter") is not None
    ]
    if not filtered:
        if len(rules) > 1:
            left_out.note("symbol_layers")
        symbol = rule_symbol(rules[0], left_out)
        if left_out.codes and not symbol.draws:
            raise SourceError("style_without_symbols", path=name)
        return single_style(symbol, labels)
    if len(filtered) < len(rules):
        left_out.note("rules")
    told = [(each, filter_of(each)) for each in filtered]
    known = [(each, found) for each, found in told if found is not None]
    fields = {found.field for _, found in known if found.field}
    if len(fields) != 1:
        raise SourceError("style_of_rules", path=name)
    if len(known) < len(told):
        left_out.note("rules")
    classes = [one for each, found in known for one in _classes(each, found, left_out)]
    (field,) = fields
    kinds = {each.kind for each in classes}
    if "range" in kinds and "value" not in kinds:
        hidden = undrawn(classes, ("missing",))
        return style_of_ranges(field, [*classes, *hidden], labels, kind, left_out)
    if "range" in kinds:
        left_out.note("rules")
        classes = [each for each in classes if each.kind != "range"]
    hidden = undrawn(classes, ("others", "missing"))
    return style_of_values(field, [*classes, *hidden], labels, kind, left_out)


def _classes(rule: Element, found: RuleFilter, left_out: LeftOut) -> list[ReadClass]:
    symbol = rule_symbol(rule, left_out)
    label = (rule.findtext("Description/Title") or rule.findtext("Title") or "").strip()
    label = label or (rule.findtext("Name") or "").strip()
    if found.kind != "value":
        return [ReadClass(found.kind, symbol, label, low=found.low, high=found.high)]
    return [ReadClass("value", symbol, label, value) for value in found.values]


def _scales(
    rules: Sequence[Element], latitude_deg: float, left_out: LeftOut
) -> tuple[float, float]:
    """Return the resolutions between which all rules draw."""
    ranges = {_scale_range(each, latitude_deg) for each in rules}
    if len(ranges) > 1:
        left_out.note("class_scales")
    return min(low for low, _ in ranges), max(high for _, high in ranges)


def _scale_range(rule: Element, latitude_deg: float) -> tuple[float, float]:
    finest, coarsest = rule.findtext("MinScaleDenominator"), rule.findtext("MaxScaleDenominator")
    return scale_range(finest, coarsest, latitude_deg)


def _labels(rules: Sequence[Element], latitude_deg: float, left_out: LeftOut) -> LabelChoice | None:
    found = [(rule, text) for rule in rules for text in rule.findall("TextSymbolizer")]
    if not found:
        return None
    if len(found) > 1:
        left_out.note("label_rules")
    rule, text = found[0]
    template = _template(text.find("Label"))
    if not template:
        left_out.note("label_expressions")
        return None
    font = parameters_of(text.find("Font"))
    color = color_of(parameters_of(text.find("Fill")).get("fill", "#000000"))
    finest, coarsest = _scale_range(rule, latitude_deg)
    return LabelChoice(
        template=template,
        size=length_px(font.get("font-size"), "pixel", 10.0) or 10.0,
        bold=font.get("font-weight", "").lower() == "bold",
        color=named(color.code) if color is not None else "label",
        finest=finest,
        coarsest=coarsest if coarsest > 0 else math.inf,
    )


def _template(label: Element | None) -> str:
    """Return the template of a label: properties and texts; empty where it is more than that."""
    if label is None:
        return ""
    parts = [_escaped(label.text)]
    for each in label:
        if each.tag == "PropertyName" and (each.text or "").strip():
            parts.append("{" + (each.text or "").strip() + "}")
        elif each.tag == "Literal":
            parts.append(_escaped(each.text))
        else:
            return ""
        parts.append(_escaped(each.tail))
    template = "".join(parts).strip()
    return template if "{" in template.replace("{{", "") else ""


def _escaped(text: str | None) -> str:
    """Return a text of a label; lines that only indent the XML are none."""
    plain = text or ""
    if "\n" in plain and not plain.strip():
        return ""
    return plain.replace("{", "{{").replace("}", "}}")
