"""What the rows of a table are, from all of its headings together, from its titles and values."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from gisapp.core.parks.mapping.sampled_table import SampledColumn
from gisapp.core.parks.mapping.value_forms import ValueForms
from gisapp.core.parks.mapping.vocabulary_index import Meaning
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.text.matching import folded
from gisapp.grammar import grammar

_TITLE_WEIGHT = 2.0
_NAMING_WEIGHT = 2.5
_ENOUGH = 0.6


def kind_of_rows(
    titles: Sequence[str],
    file_name: str,
    meanings: Mapping[str, Meaning | None],
    forms: Mapping[str, ValueForms],
) -> str:
    """Return what the rows of a table are, a code of the list `kind`; empty where nothing tells.

    Parameters
    ----------
    titles : sequence of str
        What is written above the table, and its names.
    file_name : str
        What its file is called, which may hold tables of other rows too.
    meanings : mapping
        What each heading may mean, in the table's order.
    forms : mapping
        The values of each column.
    """
    scores: defaultdict[str, float] = defaultdict(float)
    for title in titles:
        for kind, weight in _of_title(folded(title)).items():
            scores[kind] += weight
    for kind, weight in _of_title(folded(file_name)).items():
        scores[kind] += weight / 4
    is_first = True
    for name, meaning in meanings.items():
        if meaning is None:
            continue
        kinds = {entry.row_kind for entry in meaning.entries} - {"any"}
        for kind in kinds:
            scores[kind] += meaning.form.sure / len(kinds)
        named = _named_by(meaning)
        if named and _tells_rows_apart(forms[name]):
            scores[named] += _NAMING_WEIGHT if is_first else _NAMING_WEIGHT / 2
            is_first = False
    if not scores:
        return ""
    likeliest = max(scores, key=lambda kind: scores[kind])
    return likeliest if scores[likeliest] >= 1 else ""


def kind_column_of(
    columns: Sequence[SampledColumn], forms: Mapping[str, ValueForms], schema: ParkSchema
) -> str:
    """Return the column whose values name different kinds of rows; empty where there is none."""
    known = set()
    for (code_list, code), label in schema.codes.items():
        if code_list == "kind":
            known |= {code, folded(label.zh), folded(label.en)}
    for column in columns:
        texts = [folded(text) for text in forms[column.name].texts]
        found = {text for text in texts if text in known}
        if len(found) > 1 and len(found) >= _ENOUGH * len(texts):
            return column.name
    return ""


def _of_title(title: str) -> dict[str, float]:
    """Return the kinds that a title names; the last one named is what it is a list of."""
    ends = {
        kind: max((match.end() for match in re.finditer(pattern, title)), default=0)
        for kind, pattern in grammar("headings")["titles"].items()
    }
    last = max(ends.values())
    named = {kind: end for kind, end in ends.items() if end}
    return {
        kind: _TITLE_WEIGHT if end == last else _TITLE_WEIGHT / 4 for kind, end in named.items()
    }


def _named_by(meaning: Meaning) -> str:
    codes = {entry.property_code for entry in meaning.entries}
    naming = grammar("headings")["telling_apart"]
    return next((kind for kind, named in naming.items() if codes.intersection(named)), "")


def _tells_rows_apart(forms: ValueForms) -> bool:
    return not forms.values or (forms.is_distinct and forms.is_complete)
