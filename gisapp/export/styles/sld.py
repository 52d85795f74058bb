"""Writes how a layer looks as an OGC style, SLD 1.1 (OGC 05-078r4)."""

import math
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_scales import denominator_of, latitude_of
from gisapp.core.layers.layer_style import LabelChoice
from gisapp.export.styles.label_fields import written_labels
from gisapp.export.styles.label_parts import LabelPart, label_parts
from gisapp.export.styles.sld_filters import add_filter
from gisapp.export.styles.sld_symbols import add_parameter, add_symbolizers
from gisapp.export.styles.written_classes import written_classes
from gisapp.export.styles.xml_text import sound
from gisapp.render.palette import Palette, load_palette
from gisapp.words import Language

_SPACES = {
    "xmlns": "http://www.opengis.net/sld",
    "xmlns:se": "http://www.opengis.net/se",
    "xmlns:ogc": "http://www.opengis.net/ogc",
}


def sld_of(layer: Layer, language: Language) -> str:
    """Return a layer's look as SLD, in colours of the light theme.

    Hidden classes are left out. Opacity of the whole layer, arrow heads and soft edges of
    markers have no words there.

    Parameters
    ----------
    layer : Layer
        As it is shown.
    language : "en" or "zh"
        Of the names of classes.
    """
    palette, latitude_deg = load_palette("light"), latitude_of(layer)
    root = Element("StyledLayerDescriptor", {"version": "1.1.0", **_SPACES})
    named = SubElement(root, "NamedLayer")
    SubElement(named, "se:Name").text = layer.name.in_language(language)
    user_style = SubElement(named, "UserStyle")
    SubElement(user_style, "se:Name").text = layer.name.in_language(language)
    rules = SubElement(user_style, "se:FeatureTypeStyle")
    _add_rules(rules, layer, palette, latitude_deg, language)
    labels = written_labels(layer, language)
    label = None if labels is None else _add_labels(rules, labels, palette, latitude_deg)
    indent(root, " ")
    if labels is not None and label is not None:
        # Blanks in it are part of what is written.
        names = [field.name for field in layer.attributes.fields]
        _fill_label(label, label_parts(labels.template, names))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + sound(tostring(root, encoding="unicode"))


def _add_rules(
    parent: Element, layer: Layer, palette: Palette, latitude_deg: float, language: Language
) -> None:
    classes, attribute = written_classes(layer, language), layer.coloring.attribute
    for each in classes:
        if each.is_hidden:
            continue
        rule = SubElement(parent, "se:Rule")
        label = each.label or layer.name.in_language(language)
        SubElement(rule, "se:Name").text = label
        SubElement(SubElement(rule, "se:Description"), "se:Title").text = label
        if attribute:
            add_filter(rule, attribute, each, classes)
        _add_scales(rule, layer.finest, layer.coarsest, latitude_deg)
        add_symbolizers(rule, each.symbol, layer.geometry.kind, palette)


def _add_scales(rule: Element, finest: float, coarsest: float, latitude_deg: float) -> None:
    for name, resolution in (("Min", finest), ("Max", coarsest)):
        if 0 < resolution < math.inf:
            scale = f"{denominator_of(resolution, latitude_deg):.12g}"
            SubElement(rule, f"se:{name}ScaleDenominator").text = scale


def _add_labels(
    parent: Element, labels: LabelChoice, palette: Palette, latitude_deg: float
) -> Element:
    rule = SubElement(parent, "se:Rule")
    _add_scales(rule, labels.finest, labels.coarsest, latitude_deg)
    text = SubElement(rule, "se:TextSymbolizer")
    label = SubElement(text, "se:Label")
    font = SubElement(text, "se:Font")
    add_parameter(font, "font-size", f"{labels.size:g}")
    if labels.bold:
        add_parameter(font, "font-weight", "bold")
    halo = SubElement(text, "se:Halo")
    SubElement(halo, "se:Radius").text = "1.5"
    add_parameter(SubElement(halo, "se:Fill"), "fill", palette.hex("label_halo"))
    add_parameter(SubElement(text, "se:Fill"), "fill", palette.hex(labels.color))
    return label


def _fill_label(label: Element, parts: Sequence[LabelPart]) -> None:
    last: Element | None = None
    for each in parts:
        if each.is_field:
            last = SubElement(label, "ogc:PropertyName")
            last.text = each.text
        elif last is None:
            label.text = (label.text or "") + each.text
        else:
            last.tail = (last.tail or "") + each.text
