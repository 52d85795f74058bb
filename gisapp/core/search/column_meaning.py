"""What a column is called, and what it states where its layer is mapped, as a search needs it."""

from collections.abc import Mapping
from dataclasses import dataclass

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.fact_columns import fact_columns, is_number
from gisapp.core.parks.facts import Property
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.matching import bare, word_stands_in
from gisapp.core.text.quantity import TypedUnit
from gisapp.core.text.units import UnitChoice, format_value, qualified
from gisapp.core.text.written_units import WRITTEN_UNITS
from gisapp.words import LANGUAGES, load_words

_NO_LABEL = Bilingual()


@dataclass(frozen=True)
class Heading:
    """What a column is called.

    Parameters
    ----------
    field : str
        As the source has it.
    label : Bilingual
        What the property is called that it states; empty for a column without a meaning.
    """

    field: str
    label: Bilingual = _NO_LABEL

    def has(self, word: str) -> bool:
        """True if a bare word stands in it."""
        called = (self.field, self.label.en, self.label.zh)
        return any(word_stands_in(word, bare(each)) for each in called if each)

    def told(self, en: str, zh: str = "") -> Bilingual:
        """Return how a hit tells a value: "field: value", in Chinese with `zh` where it is given.

        >>> Heading("flag").told("yes", "是")
        Bilingual(en='flag: yes', zh='flag: 是')
        """
        english, chinese = self.label.en or self.field, self.label.zh or self.field
        return Bilingual(f"{english}: {en}", f"{chinese}: {zh or en}")


@dataclass(frozen=True)
class Meaning:
    """What a column of a mapped layer states."""

    column: ColumnMapping
    described: Property

    @property
    def unit(self) -> TypedUnit | None:
        """The unit that its numbers are written in; None where it states no quantities."""
        if not is_number(self.described) or self.described.type == "year":
            return None
        known = WRITTEN_UNITS.get(self.column.unit)
        return None if known is None else TypedUnit(known.stored, known.size)

    def in_words(self, value: float, qualifier: str) -> tuple[str, str]:
        """Return a value, in the stored unit, in English and in Chinese."""
        stored = WRITTEN_UNITS[self.column.unit].stored
        en, zh = (
            qualified(
                format_value(value, stored, UnitChoice.usual(language), words, self.described.code),
                qualifier,
                words,
            )
            for language in LANGUAGES
            for words in [load_words(language)]
        )
        return en, zh


def meanings_of(layer: Layer, schema: ParkSchema | None) -> Mapping[str, Meaning]:
    """Return what the columns of a layer state by their names; nothing where it is not mapped."""
    if layer.mapping is None or schema is None:
        return {}
    stated = fact_columns(layer.mapping, schema)
    return {column.column: Meaning(column, described) for column, described in stated}
