"""What layers' groups and features are called in the user's language."""

from collections.abc import Sequence

from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.shortening import shortened
from gisapp.words import Words


def group_title(group: str, words: Words) -> str:
    """Return the title of a group of layers; a file's name stays as it is."""
    code = f"layers.group.{group}"
    return words(code) if code in words else group


def field_title(layer: Layer, name: str) -> str:
    """Return what a field is to be called; its name where the source says nothing else."""
    return next((each.shown for each in layer.attributes.fields if each.name == name), name)


def feature_titles(layer: Layer, refs: Sequence[FeatureRef], words: Words) -> list[str]:
    """Return the titles of features of a layer: names, or numbers if names are not read yet."""
    names = [Bilingual()] * len(refs)
    if layer.attributes.is_at_hand:
        names = layer.attributes.names([ref.feature_id for ref in refs])
    return [
        shortened(name.in_language(words.language)) or words("panel.feature", number=ref.feature_id)
        for ref, name in zip(refs, names, strict=True)
    ]
