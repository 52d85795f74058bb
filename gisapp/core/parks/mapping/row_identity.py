"""Which columns tell rows apart, name them, and say what they belong to."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, ParentMapping
from gisapp.core.parks.mapping.value_forms import ValueForms
from gisapp.grammar import grammar

_KEYS_OF_ANY = ("reference_id", "global_id")
_MERE_NUMBERS = ("record_id", "serial_no", "patch_no")
"""They change whenever a table is sorted or exported."""
_FIRST_COLUMNS = 4
"""Columns with texts among which a key may be that has no known heading."""
_FEWEST_WITH_FAULTS, _MOSTLY = 3, 0.7
_BY_PLACE = {"enterprise": ("plot", "park"), "plot": ("park",), "project": ("plot", "park")}
_CHINESE = range(0x3400, 0xA000)


class RowIdentity(NamedTuple):
    """The columns that tell what each row is; empty where there is none."""

    key: str
    name_zh: str
    name_en: str
    parents: tuple[ParentMapping, ...]


def identity_of(
    kind: str,
    columns: Sequence[ColumnMapping],
    forms: Mapping[str, ValueForms],
    parents_by_place: Sequence[str] = (),
) -> RowIdentity:
    """Return what tells rows apart, names them and says what they belong to.

    Parameters
    ----------
    kind : str
        What the rows are.
    columns : sequence of ColumnMapping
        What each column states.
    forms : mapping
        The values of each column.
    parents_by_place : sequence of str
        The kinds of the layers that rows may lie in.
    """
    by_code: dict[str, list[str]] = {}
    for column in columns:
        by_code.setdefault(column.property_code, []).append(column.column)
    names = _names(kind, by_code)
    zh = next((name for name in names if _is_chinese(name, forms[name])), "")
    en = next((name for name in names if not _is_chinese(name, forms[name])), "")
    return RowIdentity(
        _key(kind, by_code, forms, names), zh, en, _parents(kind, by_code, parents_by_place)
    )


def _key(
    kind: str,
    by_code: Mapping[str, Sequence[str]],
    forms: Mapping[str, ValueForms],
    names: Sequence[str],
) -> str:
    """Return the column that tells rows apart; a mere row number only where nothing else does."""
    keys = (*grammar("headings")["keys"].get(kind, ()), *_KEYS_OF_ANY)
    chosen = [column for code in keys for column in by_code.get(code, ())]
    mere = [column for code in _MERE_NUMBERS for column in by_code.get(code, ())]
    texts = [name for names in by_code.values() for name in names if not forms[name].numbers]
    others = (*names[:1], *texts[:_FIRST_COLUMNS], *mere)
    found = (
        *(name for name in chosen if _is_key(forms[name])),
        *(name for name in chosen if _has_some_faults(forms[name])),
        *(name for name in others if _is_key(forms[name])),
    )
    return (*found, *chosen, *names, "")[0]


def _is_key(forms: ValueForms) -> bool:
    return not forms.values or (forms.is_complete and forms.is_distinct)


def _has_some_faults(forms: ValueForms) -> bool:
    """True for a key that a few rows lack or have twice: names tell them apart by chance."""
    distinct = len(set(forms.stated))
    return distinct >= max(_FEWEST_WITH_FAULTS, _MOSTLY * len(forms.values))


def _names(kind: str, by_code: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the columns with the names of the rows, the best first."""
    names = grammar("headings")["names"]
    own = names.get(kind, ())
    codes = (*own[:1], "any_name", *own[1:])
    if not kind:
        codes = ("any_name", *(code for each in names.values() for code in each))
    return [column for code in codes for column in by_code.get(code, ())]


def _parents(
    kind: str, by_code: Mapping[str, Sequence[str]], by_place: Sequence[str]
) -> tuple[ParentMapping, ...]:
    found: dict[str, ParentMapping] = {}
    for parent, by, codes in grammar("headings")["parents"].get(kind, ()):
        for code in codes:
            if parent not in found and by_code.get(code):
                found[parent] = ParentMapping(parent, by_code[code][0], by)
    for parent in _BY_PLACE.get(kind, ("park",) if kind != "park" else ()):
        if parent in by_place and parent not in found:
            found[parent] = ParentMapping(parent, "", "place")
    order = ("building", "plot", "enterprise", "zone", "phase", "park")
    return tuple(sorted(found.values(), key=lambda each: order.index(each.kind)))


def _is_chinese(heading: str, forms: ValueForms) -> bool:
    """True for names in Chinese; of a table without rows the heading tells."""
    texts = forms.texts[:50] or [heading]
    return 2 * sum(any(ord(letter) in _CHINESE for letter in text) for text in texts) >= len(texts)
