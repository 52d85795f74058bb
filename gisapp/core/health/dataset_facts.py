"""Facts of the park schema that contradict each other, and those that one would look for."""

from collections.abc import Iterator

from gisapp.core.health.checked import Checked
from gisapp.core.health.finding import Finding, middles_of
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.dataset import ParkDataset, Subject
from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.facts import Fact
from gisapp.core.progress import Progress
from gisapp.core.text.bilingual import Bilingual

_Same = tuple[str, ...]


def doubtful_facts(checked: Checked, layer: Layer, progress: Progress) -> Iterator[Finding]:
    """Yield what is not stated of the subjects of a layer of the park schema, or stated twice."""
    dataset = layer.dataset
    if dataset is None:
        return
    subjects = [each for each in dataset.subjects.values() if each.kind == layer.kind]
    for subject in subjects:
        progress.check()
        yield from _contradictions(checked, dataset, layer, subject)
        for missing in dossier_of(dataset, subject.uid).not_stated:
            yield _of(layer, subject, "fact_not_stated", property=missing.label)


def _contradictions(
    checked: Checked, dataset: ParkDataset, layer: Layer, subject: Subject
) -> Iterator[Finding]:
    stated: dict[_Same, Fact] = {}
    for fact in dataset.facts_of(subject.uid):
        if fact.value is None or not fact.is_usable:
            continue
        same = (fact.property_code, fact.kind, fact.basis, fact.period.iso, fact.qualifier)
        other = stated.setdefault(same, fact)
        if other.value is None or other.unit != fact.unit:
            continue
        largest = max(abs(other.value), abs(fact.value))
        if abs(other.value - fact.value) > checked.limits.value_share * largest:
            yield _of(
                layer,
                subject,
                "facts_contradict",
                property=dataset.properties[fact.property_code].label,
                one=f"{other.value:,.10g}",
                other=f"{fact.value:,.10g}",
                unit=fact.unit,
                source=_source(dataset, other),
                other_source=_source(dataset, fact),
            )


def _source(dataset: ParkDataset, fact: Fact) -> Bilingual:
    known = dataset.sources.get(fact.source_id)
    return known.title if known else Bilingual(fact.source_id, fact.source_id)


def _of(layer: Layer, subject: Subject, code: str, **values: object) -> Finding:
    ids = (subject.feature_id,)
    shown = {"row": subject.name, **values}
    return Finding(code, layer.layer_id, ids, subject.uid, shown, middles_of(layer, ids)[0])
