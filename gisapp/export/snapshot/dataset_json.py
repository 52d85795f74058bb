"""A dataset as the snapshot stores it: dossiers, facts and sources."""

from collections.abc import Iterable, Mapping

from gisapp.core.own_parks.subjects.shown_subjects import ShownSubjects
from gisapp.core.parks.dataset import GeometryNote, ParkDataset
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.dossier import Dossier, Link, dossier_of
from gisapp.core.parks.facts import Fact, FactSource, Period
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.json_value import Json, json_number

_CODE_LISTS = (
    "kind",
    "status",
    "section",
    "geometry_method",
    "fact_kind",
    "basis",
    "confidence",
    "period_basis",
)


def dataset_json(dataset: ParkDataset, own: ShownSubjects | None = None) -> dict[str, Json]:
    """Return what the page needs of a dataset; empty values are left out of facts and sources.

    Parameters
    ----------
    dataset : ParkDataset
        Without what is hidden.
    own : ShownSubjects or None
        Whose dataset it is, for rows of mapped layers.

    Returns
    -------
    dict
        `operands` are facts that only figures which were worked out rest on.
    """
    dossiers = {uid: dossier_of(dataset, uid) for uid in dataset.subjects}
    beyond = (fact for figure in dataset.worked_out for fact in figure.operands)
    known = {fact.fact_id for fact in dataset.facts}
    operands = {fact.fact_id: fact for fact in beyond if fact.fact_id not in known}
    used = {fact.property_code for fact in (*dataset.facts, *operands.values())}
    used.update(code for codes in dataset.expected.values() for code in codes)
    return {
        "codes": {
            code_list: {code: pair(dataset.label(code_list, code)) for code in codes}
            for code_list in _CODE_LISTS
            if (codes := dataset.codes_of(code_list))
        },
        "properties": {
            code: {"label": pair(each.label)}
            for code, each in dataset.properties.items()
            if code in used
        },
        "sources": {code: _source(source) for code, source in dataset.sources.items()},
        "facts": {fact.fact_id: _fact(fact, own) for fact in dataset.facts},
        "operands": {fact_id: _fact(fact, own) for fact_id, fact in operands.items()},
        "subjects": {
            uid: _dossier(dossier) | (_of_own(dossier, own) if own else {})
            for uid, dossier in dossiers.items()
        },
        "own": own is not None,
    }


def pair(words: Bilingual) -> list[str]:
    """Return English and Chinese, either of which may be empty."""
    return [words.en, words.zh]


def filled(values: Mapping[str, Json]) -> dict[str, Json]:
    """Return what is neither missing nor empty; zero and false stay."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _fact(fact: Fact, own: ShownSubjects | None) -> dict[str, Json]:
    cell = own.cells.get(fact.fact_id) if own else None
    return filled(
        {
            "subject": fact.subject_uid,
            "property": fact.property_code,
            "value": json_number(fact.value),
            "text": pair(fact.text) if fact.text else None,
            "unit": fact.unit,
            "qualifier": fact.qualifier,
            "kind": fact.kind,
            "basis": fact.basis,
            "confidence": fact.confidence,
            "note": pair(fact.note) if fact.note else None,
            "source": fact.source_id,
            "locator": "" if cell else fact.locator,
            "place": [cell.part, cell.place.row, cell.column] if cell else None,
        }
    ) | {"period": _period(fact.period)}


def _period(period: Period) -> dict[str, Json]:
    return filled({"start": period.start, "end": period.end, "basis": period.basis})


def _source(source: FactSource) -> dict[str, Json]:
    return filled(
        {
            "title": pair(source.title),
            "publisher": source.publisher,
            "published": source.published,
            "as_of": source.as_of,
            "as_of_basis": source.as_of_basis,
            "licence": source.licence,
            "note": pair(source.note) if source.note else None,
        }
    )


def _dossier(dossier: Dossier) -> dict[str, Json]:
    subject = dossier.subject
    return {
        "name": pair(subject.name),
        "pinyin": subject.pinyin,
        "name_confidence": subject.name_confidence,
        "kind": subject.kind,
        "status": subject.status,
        "geometry": _geometry(subject.geometry),
        "belongs_to": [_link(link) for link in dossier.belongs_to],
        "key_figures": [figure.fact.fact_id for figure in dossier.key_figures],
        "progress": [
            {
                "part": each.part.fact_id,
                "whole": each.whole.fact_id,
                "share": _derived(each.share),
            }
            for each in dossier.progress
        ],
        "series": [
            {"property": each.property.code, "facts": _ids(each.facts)} for each in dossier.series
        ],
        "sections": [
            {
                "code": section.code,
                "entries": [
                    {"property": entry.property.code, "facts": _ids(entry.facts)}
                    for entry in section.entries
                ],
            }
            for section in dossier.sections
        ],
        "attributes": [
            {"code": each.code, "value": pair(each.value)} for each in dossier.attributes
        ],
        "derived": [_derived(each) for each in dossier.derived],
        "unusable": _ids(dossier.unusable),
        "links": [_link(link) for link in dossier.links],
    }


def _of_own(dossier: Dossier, own: ShownSubjects) -> dict[str, Json]:
    """Return what is told otherwise of a row: the user knows how good the own shapes are."""
    uid = dossier.subject.uid
    left_out = {"total_of_members"} if own.is_crowded(uid) else set()
    if uid not in own.notes:
        # Only others name it: of what no row is about, nothing is missing either.
        note: Json = ["own.no_row", {"name": uid}]
        return {
            "geometry": None,
            "sections": [],
            "notes": [note],
            "derived": [],
            "only_named": True,
        }
    return {
        "geometry": None,
        "notes": [[each.code, _json_values(each.values)] for each in own.notes[uid]],
        "derived": [_derived(each) for each in dossier.derived if each.code not in left_out],
    }


def _json_values(values: Mapping[str, object]) -> dict[str, Json]:
    """Return the values of a phrase, which are numbers and texts."""
    return {name: each if isinstance(each, int) else str(each) for name, each in values.items()}


def _geometry(note: GeometryNote | None) -> Json:
    if note is None:
        return None
    return filled(
        {
            "method": note.method,
            "area_is_stated": note.area_is_stated,
            "accuracy_m": note.accuracy_m,
        }
    ) | {"note": pair(note.note)}


def _derived(derived: Derived) -> dict[str, Json]:
    return filled(
        {
            "code": derived.code,
            "operation": derived.operation,
            "value": json_number(derived.value),
            "unit": derived.unit,
            "qualifier": derived.qualifier,
            "among": derived.among or None,
        }
    ) | {"operands": _ids(derived.operands), "doubts": list(derived.doubts)}


def _link(link: Link) -> dict[str, Json]:
    return {"label": pair(link.label), "uid": link.uid, "name": pair(link.name)}


def _ids(facts: Iterable[Fact]) -> list[str]:
    return [fact.fact_id for fact in facts]
