"""Takes out of layers and datasets what an export must not show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gisapp.core.layers.attribute_values import attribute_rows
from gisapp.core.layers.attributes import AttributeTable, AttributeValue, Column, Field
from gisapp.core.layers.classify import unclassified
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.dataset import ParkDataset, Subject
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.text.bilingual import Bilingual


def redacted_dataset(
    dataset: ParkDataset, kinds: Iterable[str], hidden_fields: frozenset[str]
) -> ParkDataset:
    """Return a dataset without hidden fields and without the sites of kinds that are not shown.

    Subjects without a place on the map stay. Relations and sources that only concern what was
    taken out go too, so a dossier made of the result cannot mention it.

    Parameters
    ----------
    dataset : ParkDataset
        All that is known.
    kinds : iterable of str
        The kinds of subjects whose layers are shown, such as `park`.
    hidden_fields : frozenset of str
        Codes of properties and of attributes of subjects.
    """
    subjects = _redacted_subjects(dataset.subjects, frozenset(kinds), hidden_fields)
    facts = tuple(
        fact
        for fact in dataset.facts
        if fact.subject_uid in subjects and fact.property_code not in hidden_fields
    )
    relations = tuple(
        relation
        for relation in dataset.relations
        if relation.subject_uid in subjects and relation.object_uid in subjects
    )
    cited = {fact.source_id for fact in facts} | {each.source_id for each in relations}
    return replace(
        dataset,
        subjects=subjects,
        facts=facts,
        relations=relations,
        sources={code: source for code, source in dataset.sources.items() if code in cited},
        expected={
            kind: tuple(code for code in codes if code not in hidden_fields)
            for kind, codes in dataset.expected.items()
        },
    )


def _redacted_subjects(
    subjects: Mapping[str, Subject], kinds: frozenset[str], hidden_fields: frozenset[str]
) -> dict[str, Subject]:
    """Return the subjects that are shown, by uid, without hidden attributes and parents."""
    shown = {
        uid: subject
        for uid, subject in subjects.items()
        if subject.geometry is None or subject.kind in kinds
    }
    return {
        uid: replace(
            subject,
            parent_uid=subject.parent_uid if subject.parent_uid in shown else "",
            attributes={
                code: value
                for code, value in subject.attributes.items()
                if code not in hidden_fields
            },
        )
        for uid, subject in shown.items()
    }


def redacted_layer(
    layer: Layer, dataset: ParkDataset | None, hidden_fields: frozenset[str]
) -> Layer:
    """Return a layer without hidden attributes, nor names and colours that give them away.

    Parameters
    ----------
    layer : Layer
        As the window shows it.
    dataset : ParkDataset or None
        Its dataset, redacted; None where that is not shown.
    hidden_fields : frozenset of str
        `layer_id/field`; for a layer of the park schema the codes of its fields too.
    """
    names = [field.name for field in layer.attributes.fields]
    hidden = tuple(name for name in names if _is_hidden(layer, name, hidden_fields))
    if layer.symbology.attribute in hidden:
        layer = unclassified(layer).of(layer)
    if hidden:
        attributes = RedactedAttributes(layer.attributes, hidden)
        layer = replace(layer, content=replace(layer.content, attributes=attributes))
    return layer if layer.dataset is dataset else replace(layer, dataset=dataset)


def _is_hidden(layer: Layer, field: str, hidden_fields: frozenset[str]) -> bool:
    is_of_subject = layer.dataset is not None and field in hidden_fields
    return is_of_subject or f"{layer.layer_id}/{field}" in hidden_fields


@dataclass(frozen=True, eq=False)
class RedactedAttributes:
    """An `AttributeTable` that knows nothing of some fields of another.

    Parameters
    ----------
    table : AttributeTable
        With all fields.
    hidden : tuple of str
        The names of the fields to leave out.
    """

    table: AttributeTable
    hidden: tuple[str, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that are not hidden, in the source's order."""
        return tuple(field for field in self.table.fields if field.name not in self.hidden)

    @property
    def has_names(self) -> bool:
        """True if an attribute says what features are called."""
        return self.table.has_names

    @property
    def is_at_hand(self) -> bool:
        """True if attributes can be read without `fetch`."""
        return self.table.is_at_hand

    @property
    def names_at_hand(self) -> bool:
        """True if the names of many features can be read without `fetch`."""
        return self.table.names_at_hand

    def fetch(self, progress: Progress = NO_PROGRESS) -> None:
        """Read what must be read before attributes can be asked for."""
        self.table.fetch(progress)

    def record(self, feature_id: int) -> Mapping[str, AttributeValue]:
        """Return the attributes of one feature that are not hidden."""
        record = self.table.record(feature_id)
        return {name: value for name, value in record.items() if name not in self.hidden}

    def known(self, field: str, feature_ids: Sequence[int]) -> Mapping[int, AttributeValue]:
        """Return one attribute of those features of which it is in memory; none if hidden."""
        return {} if field in self.hidden else self.table.known(field, feature_ids)

    def column(self, field: str, feature_ids: Sequence[int]) -> Column:
        """Return one attribute of several features.

        Raises
        ------
        KeyError
            There is no such field, or it is hidden.
        """
        if field in self.hidden:
            raise KeyError(field)
        return self.table.column(field, feature_ids)

    def columns(self, fields: Sequence[str], feature_ids: Sequence[int]) -> Mapping[str, Column]:
        """Return several attributes of several features.

        Raises
        ------
        KeyError
            There is no such field, or it is hidden.
        """
        if hidden := set(fields) & set(self.hidden):
            raise KeyError(*hidden)
        return self.table.columns(fields, feature_ids)

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        """Return what features are called; empty where that is the value of a hidden field."""
        names = self.table.names(feature_ids)
        secrets = attribute_rows(self.table, self.hidden, feature_ids)
        return [
            Bilingual() if {name.en, name.zh} & set(map(str, values)) else name
            for name, values in zip(names, secrets, strict=True)
        ]
