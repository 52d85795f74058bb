"""What the labels of a layer are made of, for styles of other programs."""

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import LabelChoice
from gisapp.core.layers.names import mapped_fields
from gisapp.sources.vector.name_field import name_field_of
from gisapp.words import Language


def written_labels(layer: Layer, language: Language) -> LabelChoice | None:
    """Return how a layer's features are labelled, with a template; None if they are not.

    Parameters
    ----------
    layer : Layer
    language : "en" or "zh"
        Whose names are taken where there are both.
    """
    chosen, own = layer.style.labels, layer.labels
    if chosen is None:
        if own is None:
            return None
        chosen = LabelChoice(
            size=own.size, bold=own.bold, color=own.color, finest=own.finest, coarsest=own.coarsest
        )
    template = chosen.template or _name_template(layer, language)
    if not (chosen.is_on and template):
        return None
    return LabelChoice(
        template, True, chosen.size, chosen.bold, chosen.color, chosen.finest, chosen.coarsest
    )


def _name_template(layer: Layer, language: Language) -> str:
    """Return the template of the features' names, empty where no field has them."""
    mapped = mapped_fields(layer)
    for role in (language, "zh", "en", "key"):
        if role in mapped:
            return "{" + mapped[role] + "}"
    here = [field.name for field in layer.attributes.fields]
    wanted = (f"name_{language}", "name_zh", "name_en", name_field_of(layer.attributes.fields))
    return next(("{" + each + "}" for each in wanted if each in here), "")
