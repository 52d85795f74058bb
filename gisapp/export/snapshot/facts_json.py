"""Facts as the page stores them: columns of what differs, and what many have in common once.

The twin of unfolding.js.
"""

from collections.abc import Iterable

from gisapp.core.own_parks.subjects.own_subject import FactCell
from gisapp.core.own_parks.subjects.shown_subjects import ShownSubjects
from gisapp.core.parks.facts import Fact
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.json_value import Json, json_number
from gisapp.export.snapshot.alike import Alike


def facts_json(facts: Iterable[Fact], own: ShownSubjects | None) -> dict[str, Json]:
    """Return facts as columns, one value a fact.

    Parameters
    ----------
    own : ShownSubjects or None
        Whose facts they are, for rows of mapped layers.

    Returns
    -------
    dict
        `alike` are records that facts have in common, to which `like` refers; a text that is the
        same in both languages stands once; `places` are rows of tables, or places in words.
    """
    alike = Alike()
    columns: dict[str, list[Json]] = {
        name: [] for name in ("ids", "like", "subjects", "values", "texts", "places")
    }
    ids, like, subjects, values, texts, places = columns.values()
    for fact in facts:
        cell = own.cells.get(fact.fact_id) if own else None
        ids.append(fact.fact_id)
        like.append(_place(fact, cell, alike))
        subjects.append(fact.subject_uid)
        values.append(json_number(fact.value))
        texts.append(_text(fact.text))
        places.append(cell.place.row if cell else fact.locator or None)
    return {"alike": alike.stored, **columns}


def pair(words: Bilingual) -> list[str]:
    """Return English and Chinese, either of which may be empty."""
    return [words.en, words.zh]


def filled(values: dict[str, Json]) -> dict[str, Json]:
    """Return what is neither missing nor empty; zero and false stay."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _text(words: Bilingual) -> Json:
    if words.en == words.zh:
        return words.en or None
    return pair(words)


def _place(fact: Fact, cell: FactCell | None, alike: Alike) -> int:
    period, note = fact.period, fact.note
    stated = (
        *(fact.property_code, fact.unit, fact.qualifier, fact.kind, fact.basis, fact.confidence),
        *(fact.source_id, period.start, period.end, period.basis, note.en, note.zh),
    )
    what = (*stated, cell.part, cell.column) if cell else stated
    return alike.place(what, lambda: _common(fact, cell))


def _common(fact: Fact, cell: FactCell | None) -> dict[str, Json]:
    period = fact.period
    return filled(
        {
            "property": fact.property_code,
            "unit": fact.unit,
            "qualifier": fact.qualifier,
            "kind": fact.kind,
            "basis": fact.basis,
            "confidence": fact.confidence,
            "note": pair(fact.note) if fact.note else None,
            "source": fact.source_id,
            "cell": [cell.part, cell.column] if cell else None,
        }
    ) | {"period": filled({"start": period.start, "end": period.end, "basis": period.basis})}
