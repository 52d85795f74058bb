"""What is written on the map for features, and how: as the user chose, else their names."""

from collections.abc import Sequence
from dataclasses import replace

from gisapp.core.layers.attributes import AttributeValue, FieldRole
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import LabelChoice
from gisapp.core.layers.names import names_of
from gisapp.core.layers.symbology import OWN_NAMES, LabelStyle
from gisapp.core.text.bilingual import Bilingual


def label_style(layer: Layer) -> LabelStyle | None:
    """Return how a layer's features are labelled, None if they are not."""
    chosen = layer.style.labels
    if chosen is None:
        return layer.labels
    if not chosen.is_on:
        return None
    return replace(
        layer.labels or OWN_NAMES,
        color=chosen.color,
        size=chosen.size,
        bold=chosen.bold,
        italic=False,
        finest=chosen.finest,
        coarsest=chosen.coarsest,
    )


def label_choice(layer: Layer) -> LabelChoice:
    """Return what is chosen of a layer's labels; where nothing is, what it has of its own."""
    if layer.style.labels is not None:
        return layer.style.labels
    own = label_style(layer)
    if own is None:
        return LabelChoice(is_on=False)
    return LabelChoice(
        size=own.size, bold=own.bold, color=own.color, finest=own.finest, coarsest=own.coarsest
    )


def label_template(layer: Layer) -> str:
    """Return the template of a layer's labels, empty where they are names."""
    return layer.style.labels.template if layer.style.labels else ""


def labels_of(layer: Layer, feature_ids: Sequence[int]) -> list[Bilingual]:
    """Return what is written for features, empty for those of which nothing is stated.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    """
    template = label_template(layer)
    if not template:
        return names_of(layer, feature_ids)
    # The first frame has no templates.
    from gisapp.core.text.template import Template

    known = {each.name: each for each in layer.attributes.fields}
    made = Template.of(template, known)
    here = [each for each in dict.fromkeys(made.fields) if each.name in known]
    columns = {}
    if here and len(feature_ids):
        names = list(dict.fromkeys(each.name for each in here))
        columns = dict(layer.attributes.columns(names, feature_ids))
    texts = {
        each: _texts(layer, each.name, columns[each.name].values, each.decimals)
        for each in here
        if columns
    }
    nothing = [""] * len(feature_ids)
    rows = zip(*(texts.get(each, nothing) for each in made.fields), strict=True)
    if not made.fields:
        return [Bilingual(*[made.filled([])] * 2)] * len(feature_ids)
    return [Bilingual(text, text) for text in map(made.filled, rows)]


def _texts(
    layer: Layer, name: str, values: Sequence[AttributeValue], decimals: int | None
) -> list[str]:
    from gisapp.core.layers.field_roles import role_of

    (field,) = (each for each in layer.attributes.fields if each.name == name)
    role = role_of(layer, field)
    return [_text(each, role, decimals) for each in values]


def _text(value: AttributeValue, role: FieldRole, decimals: int | None) -> str:
    from gisapp.core.layers.attribute_text import number_text
    from gisapp.core.tables.plain_values import value_text

    text = value_text(value)
    if not text or isinstance(value, bool) or not isinstance(value, int | float):
        return text
    if decimals is None:
        return number_text(value, role)
    return f"{value:,.{decimals}f}".replace("-", "−")
