"""What datasets say, made ready to be searched: subjects by their names, facts by their words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef
from gisapp.core.layers.subject_lookup import find_subject
from gisapp.core.parks.dataset import ParkDataset, Subject
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Fact
from gisapp.core.search.candidate import Candidate, Name, Said
from gisapp.core.search.hits import HitKind, SearchHit
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.matching import bare, folded
from gisapp.core.text.units import UnitChoice
from gisapp.core.text.written_forms import with_forms
from gisapp.words import Words


def candidates(
    datasets: Sequence[ParkDataset], layers: Sequence[Layer], words: Sequence[Words]
) -> list[Candidate]:
    """Return all that datasets have: their subjects first, then their facts.

    Parameters
    ----------
    layers
        Those of the datasets, and maybe others.
    words
        All languages in which values may be typed: "1 billion" and "10 亿" alike.
    """
    of_each = [(each, [layer for layer in layers if layer.dataset is each]) for each in datasets]
    return [
        *(subject for each, own in of_each for subject, _ in _subjects(each, own)),
        *(figure for each, own in of_each for figure in _derived_figures(each, own, words)),
        *(fact for each, own in of_each for fact in _facts(each, own, words)),
    ]


def _subjects(dataset: ParkDataset, layers: Sequence[Layer]) -> Iterator[tuple[Candidate, str]]:
    """Yield each subject that can be gone to, and its uid."""
    for subject in dataset.subjects.values():
        target = find_subject(layers, subject.uid)
        if target is not None:
            yield _subject(dataset, subject, target), subject.uid


def _subject(dataset: ParkDataset, subject: Subject, target: FeatureRef | TopicRef) -> Candidate:
    kind = dataset.label("kind", subject.kind)
    hit = SearchHit(
        "topic" if isinstance(target, TopicRef) else "feature", subject.name, kind, target
    )
    others = [
        text
        for fact in dataset.facts_of(subject.uid)
        if fact.is_usable and fact.property_code in ("also_called", "full_name")
        for text in (fact.text.en, fact.text.zh)
        if text
    ]
    names = (
        *_name_forms(subject.name, subject.pinyin),
        *(Name(bare(text), "other_name", text) for text in others),
    )
    shown = " ".join(
        (*(name.form for name in names if not name.written), bare(kind.en), bare(kind.zh))
    )
    return Candidate(hit, names, (Said(shown), *(Said(bare(text), text) for text in others)))


def _name_forms(name: Bilingual, pinyin: str) -> tuple[Name, ...]:
    """Return a name as it may be typed: in both languages, in pinyin and by its initials."""
    syllables = folded(pinyin).split()
    spelled = ("".join(syllables), "".join(syllable[0] for syllable in syllables))
    forms = {bare(text): Name(bare(text), "name") for text in (name.en, name.zh)}
    for form in spelled:
        forms.setdefault(form, Name(form, "pinyin"))
    return tuple(each for form, each in forms.items() if form)


def _derived_figures(
    dataset: ParkDataset, layers: Sequence[Layer], words: Sequence[Words]
) -> Iterator[Candidate]:
    """Yield what is worked out of each subject, to be found by the figure."""
    formatters = [FactFormatter(dataset, each, UnitChoice.usual(each.language)) for each in words]
    for candidate, uid in _subjects(dataset, layers):
        for derived in dossier_of(dataset, uid).derived:
            if derived.value is not None:
                hit = replace(
                    candidate.hit, reason="attribute", matched=_figure(derived, formatters)
                )
                values = map(bare, (each.derived_value(derived) for each in formatters))
                yield Candidate(hit, (), (Said(" ".join(values)),))


def _figure(derived: Derived, formatters: Sequence[FactFormatter]) -> Bilingual:
    """Return a figure in each language, as "what it is: value"."""
    told = {
        each.words.language: f"{each.derived_title(derived)}: {each.derived_value(derived)}"
        for each in formatters
    }
    return Bilingual(told.get("en", ""), told.get("zh", ""))


def _facts(
    dataset: ParkDataset, layers: Sequence[Layer], words: Sequence[Words]
) -> Iterator[Candidate]:
    formatters = [
        FactFormatter(dataset, each, units)
        for each in words
        for units in (UnitChoice(), UnitChoice(money="wan"))
    ]
    for fact in dataset.facts:
        target = find_subject(layers, fact.subject_uid)
        if target is None:
            continue
        name = dataset.subjects[fact.subject_uid].name
        label = dataset.properties[fact.property_code].label
        kind: HitKind = "fact" if fact.is_usable else "unusable"
        hit = SearchHit(kind, name, label, target, fact, dataset, reason="text")
        shown = (name.en, name.zh, label.en, label.zh, *_shown(fact, formatters))
        said = [Said(with_forms(" ".join(dict.fromkeys(map(bare, shown)))))]
        said += [Said(with_forms(bare(text)), text) for text in _not_shown(fact, formatters)]
        yield Candidate(hit, (), tuple(said))


def _shown(fact: Fact, formatters: Sequence[FactFormatter]) -> Iterator[str]:
    """Yield what the hit of a fact tells of it: value and time, or why it is not usable."""
    if not fact.is_usable:
        yield from (fact.note.en, fact.note.zh)
        return
    if fact.value is None:
        yield from (fact.text.en, fact.text.zh)
    for formatter in formatters:
        yield formatter.period(fact.period)
        yield formatter.value(fact)


def _not_shown(fact: Fact, formatters: Sequence[FactFormatter]) -> Iterator[str]:
    """Yield what else is known of a fact; of an unusable one only where it stands."""
    if fact.is_usable:
        yield from (fact.note.en, fact.note.zh)
        if fact.value is not None:
            yield from (fact.text.en, fact.text.zh)
        for formatter in formatters:
            yield from formatter.in_other_units(fact)
    yield from (fact.locator, fact.fact_id)
