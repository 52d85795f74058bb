"""A dataset as the snapshot stores it: dossiers, facts and sources."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from gisapp.core.own_parks.subjects.shown_subjects import ShownSubjects
from gisapp.core.parks.dataset import GeometryNote, ParkDataset
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.dossier import Dossier, Link, dossier_of
from gisapp.core.parks.facts import Fact, FactSource
from gisapp.core.text.json_value import Json, json_number
from gisapp.export.snapshot.alike import Alike
from gisapp.export.snapshot.facts_json import facts_json, filled, pair

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
    """Return what the page needs of a dataset; empty values are left out.

    Parameters
    ----------
    dataset : ParkDataset
        Without what is hidden.
    own : ShownSubjects or None
        Whose dataset it is, for rows of mapped layers.

    Returns
    -------
    dict
        `operands` are facts that only figures which were worked out rest on; `layouts` and
        `figures` are what subjects have in common, to which their sections and figures refer.
    """
    layouts, figures = Alike(), Alike()
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
        "facts": facts_json(dataset.facts, own),
        "operands": facts_json(operands.values(), own),
        "subjects": {
            uid: _subject(dossier_of(dataset, uid), own, layouts, figures)
            for uid in dataset.subjects
        },
        "layouts": layouts.stored,
        "figures": figures.stored,
        "own": own is not None,
    }


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


def _subject(
    dossier: Dossier, own: ShownSubjects | None, layouts: Alike, figures: Alike
) -> dict[str, Json]:
    told = dossier if own is None else _of_own(dossier, own)
    return (
        _dossier(told)
        | {
            "sections": _sections(told, layouts),
            "derived": [_figure(each, figures) for each in told.derived],
        }
        | (_notes(dossier, own) if own else {})
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
        "attributes": [
            {"code": each.code, "value": pair(each.value)} for each in dossier.attributes
        ],
        "unusable": _ids(dossier.unusable),
        "links": [_link(link) for link in dossier.links],
    }


def _sections(dossier: Dossier, layouts: Alike) -> list[Json]:
    """Return the place of the sections' layout, and the facts of each of their entries."""
    layout = tuple(
        (section.code, tuple(entry.property.code for entry in section.entries))
        for section in dossier.sections
    )
    entries = (entry for section in dossier.sections for entry in section.entries)
    facts: list[Json] = [
        # Of most there is one.
        entry.facts[0].fact_id if len(entry.facts) == 1 else _ids(entry.facts)
        for entry in entries
    ]
    return [
        layouts.place(
            layout,
            lambda: [{"code": code, "properties": list(properties)} for code, properties in layout],
        ),
        facts,
    ]


def _of_own(dossier: Dossier, own: ShownSubjects) -> Dossier:
    """Return what is told of a row: the user knows how good the own shapes are."""
    uid = dossier.subject.uid
    subject = replace(dossier.subject, geometry=None)
    if uid not in own.notes:
        # Only others name it: of what no row is about, nothing is missing either.
        return replace(dossier, subject=subject, sections=(), derived=())
    is_left_out = own.is_crowded(uid)
    derived = (
        each for each in dossier.derived if not (is_left_out and each.code == "total_of_members")
    )
    return replace(dossier, subject=subject, derived=tuple(derived))


def _notes(dossier: Dossier, own: ShownSubjects) -> dict[str, Json]:
    uid = dossier.subject.uid
    if uid not in own.notes:
        return {"notes": [["own.no_row", {"name": uid}]], "only_named": True}
    return {"notes": [[each.code, _json_values(each.values)] for each in own.notes[uid]]}


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


def _figure(derived: Derived, figures: Alike) -> list[Json]:
    """Return the place of what others have in common with a figure, its value and its operands."""
    among, doubts = derived.among, derived.doubts
    what = (derived.code, derived.operation, derived.unit, derived.qualifier, among, doubts)
    place = figures.place(what, lambda: _derived(replace(derived, value=None, operands=())))
    return [place, json_number(derived.value), *_ids(derived.operands)]


def _link(link: Link) -> dict[str, Json]:
    return {"label": pair(link.label), "uid": link.uid, "name": pair(link.name)}


def _ids(facts: Iterable[Fact]) -> list[str]:
    return [fact.fact_id for fact in facts]
