"""What layers' groups and features are called in the user's language."""

from collections.abc import Sequence

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.shortening import shortened
from gisapp.words import Words


def group_title(group: str, words: Words) -> str:
    """Return the title of a group of layers; a file's name stays as it is."""
    code = f"layers.group.{group}"
    return words(code) if code in words else group


def field_named(layer: Layer, name: str) -> Field | None:
    """Return the field of a layer that has a name; None where there is no such field."""
    return next((each for each in layer.attributes.fields if each.name == name), None)


def field_title(layer: Layer, name: str) -> str:
    """Return what a field is to be called; its name where the source says nothing else."""
    field = field_named(layer, name)
    return field.shown if field is not None else name


def has_names(layer: Layer) -> bool:
    """True if features of a layer have names, or what names them by the layer's mapping."""
    return layer.attributes.has_names or bool(mapped_fields(layer))


def names_of(layer: Layer, feature_ids: Sequence[int]) -> list[Bilingual]:
    """Return the names of features as the layer's mapping has them; of others their keys.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    """
    names = layer.attributes.names(feature_ids)
    mapped = mapped_fields(layer)
    if not mapped or not feature_ids:
        return names
    # The first frame needs no names of mapped layers.
    from gisapp.core.layers.attribute_text import plain_text

    cells = layer.attributes.columns(tuple(dict.fromkeys(mapped.values())), feature_ids)
    texts = {
        role: [plain_text(cell).strip() for cell in cells[field].values]
        for role, field in mapped.items()
    }
    nothing = [""] * len(names)
    found = map(Bilingual, texts.get("en", nothing), texts.get("zh", nothing))
    keys = texts.get("key", nothing)
    return [
        name or other or Bilingual(key, key)
        for name, other, key in zip(found, names, keys, strict=True)
    ]


def mapped_fields(layer: Layer) -> dict[str, str]:
    """Return the fields with the names in each language and the key, those that are there."""
    if layer.mapping is None:
        return {}
    mapping, here = layer.mapping, {field.name for field in layer.attributes.fields}
    wanted = {"en": mapping.name_en, "zh": mapping.name_zh, "key": mapping.key}
    return {role: field for role, field in wanted.items() if field in here}


def feature_titles(layer: Layer, refs: Sequence[FeatureRef], words: Words) -> list[str]:
    """Return the titles of features of a layer: names, or numbers if names are not read yet."""
    names = [Bilingual()] * len(refs)
    if layer.attributes.is_at_hand:
        names = names_of(layer, [ref.feature_id for ref in refs])
    return [
        shortened(name.in_language(words.language)) or words("panel.feature", number=ref.feature_id)
        for ref, name in zip(refs, names, strict=True)
    ]
