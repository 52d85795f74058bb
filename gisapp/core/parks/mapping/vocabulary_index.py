"""The vocabulary, ready to be asked what a heading means."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, takewhile

from gisapp.core.parks.mapping.heading_forms import (
    HeadingForm,
    bare_form,
    forms_of_heading,
    lookup_key,
    lookup_keys,
    with_its_unit,
)
from gisapp.core.parks.mapping.pinyin_headings import PinyinHeadings, may_be_pinyin
from gisapp.core.parks.mapping.vocabulary import KnownHeading
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.grammar import grammar

_SHORTEST_END = 3
"""Chinese characters at the end of an unknown heading that may still tell what it is."""
_SHORTEST_WORD = 4
_DENIED_IN_ENGLISH = frozenset(("non", "not", "no", "un", "without", "per", "of", "number"))
_DENIED = frozenset("非未不无除外每单均")
_END_SURE = 0.6
_START_SURE = 0.85
_SHORTEST_START, _LONG_START = 3, 5
_MOST_OF_A_START = 20
_SHAPEFILE_BYTES = 10


@dataclass(frozen=True)
class Meaning:
    """What a heading may mean.

    Parameters
    ----------
    form : HeadingForm
        How the heading was read.
    entries : tuple of KnownHeading
        What the vocabulary knows of it, for all kinds of rows.
    """

    form: HeadingForm
    entries: tuple[KnownHeading, ...]


class VocabularyIndex:
    """Headings by the letters that count in them.

    Parameters
    ----------
    vocabulary : iterable of KnownHeading
        All known headings.
    schema : ParkSchema
        Headings of properties that it doesn't have are left out; labels of those that it has
        are headings too.
    """

    def __init__(self, vocabulary: Iterable[KnownHeading], schema: ParkSchema) -> None:
        self.schema = schema
        self._entries: dict[str, list[KnownHeading]] = {}
        known = [
            entry for entry in _as_others(vocabulary) if entry.property_code in schema.properties
        ]
        for key, entry in zip(lookup_keys([each.heading for each in known]), known, strict=True):
            self._entries.setdefault(key, []).append(entry)
        labels = [
            KnownHeading(label, script, "any", code, "", "")
            for code, stated in schema.properties.items()
            for label, script in ((stated.label.zh, "hans"), (stated.label.en, "en"), (code, "en"))
            if label
        ]
        for key, entry in zip(lookup_keys([each.heading for each in labels]), labels, strict=True):
            self._entries.setdefault(key, [entry])
        self._in_order = sorted(self._entries)

    def meaning_of(self, heading: str) -> Meaning | None:
        """Return what a heading may mean, None for one that is not known.

        Parameters
        ----------
        heading : str
            As the table has it.
        """
        for form in forms_of_heading(heading):
            key = lookup_key(form.text)
            found = self._entries.get(key) if key else None
            if found and (not form.unit or self._any_number(found)):
                return Meaning(with_its_unit(form), tuple(found))
        bare = bare_form(heading)
        return (
            self._by_its_start(heading)
            or self._by_its_end(bare)
            or self._by_its_unit(bare)
            or self._by_pinyin(heading)
        )

    def states_numbers(self, meaning: Meaning) -> bool:
        """Return whether what a heading may mean is stated as a number."""
        return self._any_number(meaning.entries)

    def _any_number(self, entries: Iterable[KnownHeading]) -> bool:
        """True if a unit may stand in the heading: of a lot_sqft, the lot is no lot number."""
        properties = self.schema.properties
        return any(properties[entry.property_code].type == "number" for entry in entries)

    def _by_its_start(self, heading: str) -> Meaning | None:
        """Look up a name that a shapefile may have cut off after ten bytes."""
        if not _is_cut(heading):
            return None
        (start,) = lookup_keys([heading])
        if len(start) < _SHORTEST_START:
            return None
        first = bisect_left(self._in_order, start)
        same = takewhile(lambda key: key.startswith(start), islice(self._in_order, first, None))
        keys = sorted(same, key=len)
        if not keys:
            return None
        return self._of_keys(start, keys[:_MOST_OF_A_START])

    def _by_pinyin(self, heading: str) -> Meaning | None:
        """Look up a name that shapefiles have for a Chinese one, maybe cut off too."""
        is_cut = _is_cut(heading)
        if not may_be_pinyin(heading, is_cut=is_cut):
            return None
        keys = self._in_pinyin.headings_of(heading, is_cut=is_cut)
        return self._of_keys(heading.lower(), keys) if keys else None

    @cached_property
    def _in_pinyin(self) -> PinyinHeadings:
        return PinyinHeadings(self._entries)

    def _of_keys(self, text: str, keys: Iterable[str]) -> Meaning:
        """Return what all of some known headings mean; sure where that is one thing."""
        found = tuple(entry for key in keys for entry in self._entries[key])
        is_one = len({entry.property_code for entry in found}) == 1 and len(text) >= _LONG_START
        return Meaning(HeadingForm(text, sure=_START_SURE if is_one else _END_SURE), found)

    def _by_its_end(self, form: HeadingForm) -> Meaning | None:
        """Look up the end of a long heading, where its main word stands."""
        text = lookup_key(form.text)
        if text.isascii():
            return self._by_last_words(form)
        for start in range(1, len(text) - _SHORTEST_END + 1):
            found = self._entries.get(text[start:])
            if found and not _DENIED.intersection(text[:start]):
                return Meaning(_less_sure(form), tuple(found))
        return None

    def _by_last_words(self, form: HeadingForm) -> Meaning | None:
        words = re.findall("[a-z0-9]+", form.text)
        for start in range(1, len(words)):
            key = "".join(words[start:])
            found = self._entries.get(key) if len(key) >= _SHORTEST_WORD else None
            if found and not _DENIED_IN_ENGLISH.intersection(words[:start]):
                return Meaning(_less_sure(form), tuple(found))
        return None

    def _by_its_unit(self, form: HeadingForm) -> Meaning | None:
        """Take a heading of which only the unit is known for what is called by it alone: sqft."""
        for name in grammar("headings")["units"].get(form.unit, ()):
            found = self._entries.get(lookup_key(name))
            if found and self._any_number(found):
                return Meaning(_less_sure(form), tuple(found))
        return None


def _as_others(vocabulary: Iterable[KnownHeading]) -> Iterator[KnownHeading]:
    """Yield headings with the doubt of others that their note refers to: "as 容积率"."""
    known = tuple(vocabulary)
    doubted = {entry.heading: entry.note for entry in known if entry.is_ambiguous}
    for entry in known:
        other = entry.note.removeprefix("as ").split(";")[0].strip()
        doubt = doubted.get(other, "") if entry.note.startswith("as ") else ""
        yield replace(entry, note=doubt) if doubt else entry


def _is_cut(heading: str) -> bool:
    """True for a name as long as those of shapefiles can be, in the encodings that they have."""
    if heading.isascii():
        return len(heading) == _SHAPEFILE_BYTES
    sizes = {len(heading.encode(encoding, "replace")) for encoding in ("gbk", "utf-8")}
    return bool(sizes & {_SHAPEFILE_BYTES, _SHAPEFILE_BYTES - 1})


def _less_sure(form: HeadingForm) -> HeadingForm:
    return replace(form, sure=_END_SURE * form.sure)
