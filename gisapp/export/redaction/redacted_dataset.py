"""Takes out of a dataset what an export must not show."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gisapp.core.parks.dataset import GeometryNote, ParkDataset, Subject
from gisapp.core.parks.facts import Fact, FactSource
from gisapp.core.text.bilingual import Bilingual
from gisapp.export.redaction.secret_words import SecretWords, hidden_facts, secret_words


def redacted_dataset(
    dataset: ParkDataset,
    kinds: Iterable[str],
    hidden_fields: frozenset[str],
    filtered_out: frozenset[str] = frozenset(),
    hidden_kinds: frozenset[str] = frozenset(),
    unmeasurable: frozenset[str] = frozenset(),
) -> ParkDataset:
    """Return a dataset without hidden fields and without the sites of kinds that are not shown.

    Subjects without a place on the map stay, unless their kind is hidden. Relations and sources
    that only concern what was taken out go too, and so does prose that tells of it, so a dossier
    made of the result cannot mention it.

    Parameters
    ----------
    dataset : ParkDataset
        All that is known.
    kinds : iterable of str
        The kinds of subjects whose layers are shown, such as `park`.
    hidden_fields : frozenset of str
        Codes of properties and of attributes of subjects.
    filtered_out : frozenset of str
        Subjects whose features are not shown; others may name them.
    hidden_kinds : frozenset of str
        Kinds of which nothing is told, with a place or without one.
    unmeasurable : frozenset of str
        Subjects whose shapes are not shown; see `withheld_areas`.
    """
    left = {uid: each for uid, each in dataset.subjects.items() if uid not in filtered_out}
    shown = _shown_subjects(left, frozenset(kinds) - hidden_kinds, hidden_kinds)
    words = words_withheld(dataset, shown, hidden_fields, filtered_out)
    subjects = {
        uid: _redacted_subject(each, shown, hidden_fields, words, unmeasurable)
        for uid, each in shown.items()
    }
    facts = tuple(_told_facts(dataset, subjects, hidden_fields, words))
    relations = tuple(
        relation
        for relation in dataset.relations
        if relation.subject_uid in subjects and relation.object_uid in subjects
    )
    cited = {fact.source_id for fact in facts} | {each.source_id for each in relations}
    told_kinds = {each.kind for each in subjects.values()}
    gone = {each.kind for each in dataset.subjects.values()} - told_kinds
    return replace(
        dataset,
        subjects=subjects,
        facts=facts,
        relations=relations,
        sources={
            code: _redacted_source(code, source, words)
            for code, source in dataset.sources.items()
            if code in cited
        },
        expected={
            kind: tuple(code for code in codes if code not in hidden_fields)
            for kind, codes in dataset.expected.items()
            if kind not in gone
        },
        codes={
            (code_list, code): label
            for (code_list, code), label in dataset.codes.items()
            if code_list != "kind" or code not in gone
        },
    )


def words_withheld(
    dataset: ParkDataset,
    shown: Mapping[str, Subject],
    hidden_fields: frozenset[str],
    filtered_out: frozenset[str] = frozenset(),
) -> SecretWords:
    """Return what no prose of an export may tell.

    Parameters
    ----------
    dataset : ParkDataset
        All that is known.
    shown : mapping
        The subjects that are shown, by uid.
    hidden_fields, filtered_out : frozenset of str
        As of `redacted_dataset`.
    """
    hidden = (
        each
        for uid, each in dataset.subjects.items()
        if uid not in shown and uid not in filtered_out
    )
    attributes = (
        value
        for each in shown.values()
        for code, value in each.attributes.items()
        if code in hidden_fields
    )
    return secret_words(hidden, hidden_facts(dataset, hidden_fields), attributes)


def _shown_subjects(
    subjects: Mapping[str, Subject], kinds: frozenset[str], hidden_kinds: frozenset[str]
) -> dict[str, Subject]:
    return {
        uid: subject
        for uid, subject in subjects.items()
        if (subject.geometry is None or subject.kind in kinds) and subject.kind not in hidden_kinds
    }


def _redacted_subject(
    subject: Subject,
    shown: Mapping[str, Subject],
    hidden_fields: frozenset[str],
    words: SecretWords,
    unmeasurable: frozenset[str],
) -> Subject:
    """Return a subject without hidden attributes and parents."""
    geometry = subject.geometry
    if geometry is not None:
        geometry = (
            replace(geometry, area_is_stated=False, note=Bilingual())
            if subject.uid in unmeasurable
            else _with_silent_note(geometry, words)
        )
    return replace(
        subject,
        parent_uid=subject.parent_uid if subject.parent_uid in shown else "",
        geometry=geometry,
        attributes={
            code: value
            for code, value in subject.attributes.items()
            if code not in hidden_fields and not words.is_named_in(value)
        },
    )


def _with_silent_note(geometry: GeometryNote, words: SecretWords) -> GeometryNote:
    note = words.silenced(geometry.note)
    return geometry if note is geometry.note else replace(geometry, note=note)


def _told_facts(
    dataset: ParkDataset,
    subjects: Mapping[str, Subject],
    hidden_fields: frozenset[str],
    words: SecretWords,
) -> Iterator[Fact]:
    for fact in dataset.facts:
        is_shown = fact.subject_uid in subjects and fact.property_code not in hidden_fields
        if is_shown and not (words.is_named_in(fact.text.en) or words.is_named_in(fact.text.zh)):
            note = words.silenced(fact.note)
            yield fact if note is fact.note else replace(fact, note=note)


def _redacted_source(code: str, source: FactSource, words: SecretWords) -> FactSource:
    """Return a source that says nothing of what is hidden; it is still told apart by its code."""
    title = words.silenced(source.title) or Bilingual(code, code)
    note = words.silenced(source.note)
    is_same = title is source.title and note is source.note
    return source if is_same else replace(source, title=title, note=note)
