"""What an export says of the filters by which features are left out of it."""

from collections.abc import Iterator, Mapping

from gisapp.core.filters.layer_filter import Condition, LayerFilter
from gisapp.core.filters.shown import fields_read
from gisapp.core.layers.condition_text import condition_text
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.filter_fields import filter_fields
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.text.bilingual import Bilingual
from gisapp.errors import GisAppError
from gisapp.export.shown_content import ShownContent
from gisapp.words import LANGUAGES, Words, load_words


def filters_told(
    content: ShownContent, schema: ParkSchema | None = None
) -> Mapping[str, Bilingual]:
    """Return the conditions of each layer of which a filter leaves features out, by its id.

    A condition about a column that is taken out of the export is not told; where there is no
    other one, the text is empty.

    Parameters
    ----------
    content : ShownContent
        What is exported.
    schema : ParkSchema or None
        As of `filter_fields`.
    """
    return {
        layer.layer_id: _conditions(layer, content, schema)
        for layer in content.data_layers
        if layer.filter.conditions
    }


def filter_notes(content: ShownContent, schema: ParkSchema | None = None) -> tuple[Bilingual, ...]:
    """Return a sentence for each layer of which a filter leaves features out.

    Parameters are those of `filters_told`.
    """
    layers = {layer.layer_id: layer for layer in content.layers}
    return tuple(
        Bilingual(
            *(
                _sentence(
                    layers[layer_id].name.in_language(language),
                    told.in_language(language),
                    load_words(language),
                )
                for language in LANGUAGES
            )
        )
        for layer_id, told in filters_told(content, schema).items()
    )


def _conditions(layer: Layer, content: ShownContent, schema: ParkSchema | None) -> Bilingual:
    told = [each for each in layer.filter.conditions if _may_be_told(each, layer, schema)]

    def texts(words: Words) -> Iterator[str]:
        names = {each.layer_id: each.name.in_language(words.language) for each in content.layers}
        for condition in told:
            yield condition_text(
                condition, layer, content.units, words, lambda each: names.get(each, "…")
            )

    return Bilingual(*("; ".join(texts(load_words(language))) for language in LANGUAGES))


def _may_be_told(condition: Condition, layer: Layer, schema: ParkSchema | None) -> bool:
    try:
        fields_read(LayerFilter((condition,)), filter_fields(layer, schema))
    except GisAppError:
        # The columns that are left do not have what it is about.
        return False
    return True


def _sentence(name: str, told: str, words: Words) -> str:
    if not told:
        return words("export.filtered", name=name)
    return words("export.filtered_by", name=name, conditions=told)
