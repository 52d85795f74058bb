"""The properties that a column can state, as rows of a list that is searched in both languages."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

from gisapp.core.parks.facts import Property
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.text.matching import NOT_FOUND, folded, name_rank
from gisapp.core.text.pinyin import spellings
from gisapp.ui.mapping.picker import PickerRow
from gisapp.words import Words


class PropertyRows:
    """The rows of all properties.

    Parameters
    ----------
    schema : ParkSchema
        The properties, and the order of their sections.
    words : Words
        The user's language.
    """

    def __init__(self, schema: ParkSchema, words: Words) -> None:
        self._schema = schema
        self._words = words

    def row_of(self, code: str) -> PickerRow:
        """Return the row of a property, or of none."""
        known = self._schema.properties.get(code)
        if known is None:
            return PickerRow("", self._words("mapping.nothing"))
        language = self._words.language
        return PickerRow(code, known.label.in_language(language), known.label.other_than(language))

    def fitting(self, typed: str, likely: Sequence[str] = ()) -> tuple[PickerRow, ...]:
        """Return the rows to choose from; `typed` is words in either language, or pinyin."""
        wanted = folded(typed)
        if wanted:
            return tuple(self._found(wanted))
        nothing = self.row_of("")
        return (nothing, *self._likely(likely), *self._in_sections())

    def _likely(self, likely: Sequence[str]) -> Iterator[PickerRow]:
        known = [code for code in likely if code in self._schema.properties]
        if known:
            yield PickerRow("", self._words("mapping.likely"), is_heading=True)
            yield from map(self.row_of, known)

    def _in_sections(self) -> Iterator[PickerRow]:
        sections = [code for listed, code in self._schema.codes if listed == "section"]
        places = {code: place for place, code in enumerate(sections)}

        def order(each: Property) -> tuple[int, int]:
            return places.get(each.section, len(places)), each.sort_order

        ordered = sorted(self._schema.properties.values(), key=order)
        for section, properties in groupby(ordered, lambda each: each.section):
            label = self._schema.label("section", section)
            text = label.in_language(self._words.language)
            yield PickerRow("", text, is_heading=True)
            yield from (self.row_of(each.code) for each in properties)

    def _found(self, wanted: str) -> list[PickerRow]:
        ranked = [
            (rank, place, code)
            for place, (code, names) in enumerate(self._names.items())
            if (rank := min(_rank(name, wanted) for name in names)) != NOT_FOUND
        ]
        return [self.row_of(code) for _, _, code in sorted(ranked)]

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        """All names under which each property is found, folded; in Chinese also in pinyin."""
        labels = {code: known.label for code, known in self._schema.properties.items()}
        read = spellings([folded(label.zh) for label in labels.values()], by_phrase=False)
        return {
            code: (
                *map(folded, filter(None, (label.en, label.zh))),
                folded(code.replace("_", " ")),
                *(form for reading in spelled for form in reading),
            )
            for (code, label), spelled in zip(labels.items(), read, strict=True)
        }


def _rank(name: str, wanted: str) -> int:
    """Return how well a name fits; all words that are typed must stand in it."""
    whole = name_rank(name, wanted)
    if whole != NOT_FOUND:
        return whole
    ranks = [name_rank(name, word) for word in wanted.split()]
    return NOT_FOUND if NOT_FOUND in ranks else NOT_FOUND - 1
