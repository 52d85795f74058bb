"""Colours by a field, as `--by` asks for them."""

from gisapp.cli.arguments import Arguments
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.partial_loading import without_features
from gisapp.core.layers.styles.classify import classify
from gisapp.errors import SourceError
from gisapp.words import LANGUAGES, load_words


def colored_by_field(arguments: Arguments, layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """Colour the layers that have the attribute `--by` by it.

    Raises
    ------
    SourceError
        No layer has it, or one with it is too large to be coloured.
    """
    field = arguments.by
    if field is None:
        return layers
    fields = {
        layer.layer_id: [each.name for each in layer.attributes.fields]
        for layer in layers
        if layer.identifiable
    }
    if not any(field in names for names in fields.values()):
        known = ", ".join(dict.fromkeys(name for names in fields.values() for name in names))
        code = "no_attribute" if known else "no_attributes"
        raise SourceError(code, field=field, known=known)
    for layer in without_features(layers):
        if field in fields.get(layer.layer_id, ()):
            raise SourceError("too_many_to_color", layer=layer.name.en, field=field)
    words = [load_words(language) for language in LANGUAGES]
    return tuple(
        classify(layer, field, words).of(layer)
        if field in fields.get(layer.layer_id, ())
        else layer
        for layer in layers
    )
