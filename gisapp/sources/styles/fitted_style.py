"""A style that was made for another table fits a layer as far as that has its fields."""

from collections.abc import Mapping
from dataclasses import replace

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_scales import latitude_of
from gisapp.core.layers.layer_style import LabelChoice
from gisapp.core.text.template import Template
from gisapp.errors import SourceError
from gisapp.sources.styles.read_style import ReadStyle
from gisapp.sources.styles.stored_styles import StoredStyle


def style_for(stored: StoredStyle, layer: Layer) -> ReadStyle:
    """Return what a stored style says of a layer, which must have its fields.

    Raises
    ------
    SourceError
        It is no style, one for other features or fields, or nothing of it can be had.
    """
    read = stored.read(layer.geometry.kind, latitude_of(layer))
    return fitted_style(read, layer, stored.file)


def fitted_style(read: ReadStyle, layer: Layer, name: str) -> ReadStyle:
    """Return a style that speaks of the fields of a layer, however their letters are written.

    Parameters
    ----------
    read : ReadStyle
    layer : Layer
    name : str
        What failures call the style.

    Raises
    ------
    SourceError
        The layer has no field of the name by which the style tells features apart.
    """
    fields = {each.name.lower(): each.name for each in layer.attributes.fields}
    style = read.style
    field = fields.get(style.field.lower(), "")
    if style.field and not field:
        raise SourceError("style_of_other_fields", path=name, field=style.field)
    labels, left_out = style.labels, read.left_out
    if labels is not None and labels.template:
        labels = _fitted_labels(labels, fields)
        if labels is None:
            left_out = (*left_out, "label_fields")
    style = replace(style, field=field, labels=labels)
    return replace(read, style=style, left_out=left_out)


def _fitted_labels(labels: LabelChoice, fields: Mapping[str, str]) -> LabelChoice | None:
    """Return labels of the fields that are here; None where one of them is not."""
    made = Template.of(labels.template, fields.values())
    if any(each.name.lower() not in fields for each in made.fields):
        return None
    texts = [each.replace("{", "{{").replace("}", "}}") for each in made.between]
    template = texts[0]
    for field, after in zip(made.fields, texts[1:], strict=True):
        decimals = "" if field.decimals is None else f":{field.decimals}"
        template += "{" + fields[field.name.lower()] + decimals + "}" + after
    return replace(labels, template=template)
