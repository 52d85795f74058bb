"""What an exporter may hide: fields, layers and kinds of subjects, each with what it is called."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.rows.added_facts import NO_FACTS, AddedFacts
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.text.bilingual import Bilingual
from gisapp.export.redaction.redacted_layers import notes_code
from gisapp.sources.parks.park_schema import load_park_schema
from gisapp.words import LANGUAGES, load_words


@dataclass(frozen=True)
class HideableField:
    """A field that may be left out: its code in `hidden_fields`, what it is called, and where.

    Parameters
    ----------
    code : str
        A property, an attribute of subjects, or `layer_id/field`.
    label : Bilingual
        What users see.
    group : Bilingual
        The section of the panel, or the layer.
    layer_id : str
        Of the layer that has it; empty for a property or an attribute of subjects.
    """

    code: str
    label: Bilingual
    group: Bilingual
    layer_id: str = ""


@dataclass(frozen=True)
class HideableKind:
    """A kind of subjects that may be left out: its code, what one is and what many are called."""

    code: str
    label: Bilingual
    several: Bilingual


def hideable_fields(
    layers: Sequence[Layer], datasets: Sequence[ParkDataset], added: AddedFacts = NO_FACTS
) -> tuple[HideableField, ...]:
    """Return what `hidden_fields` may name, in the order of the panel's sections.

    Parameters
    ----------
    layers : sequence of Layer
        Those that are exported.
    datasets : sequence of ParkDataset
        Theirs.
    added : AddedFacts
        What tables of facts say of the rows of mapped layers.
    """
    fields: dict[str, HideableField] = {}
    for dataset in datasets:
        for each in (*_properties(dataset), *_attributes(dataset)):
            fields[each.code] = each
    for layer in layers:
        if layer.identifiable and layer.dataset is None:
            for each in _fields(layer):
                fields[each.code] = each
    for known in added.properties.values():
        fields.setdefault(known.code, HideableField(known.code, known.label, Bilingual()))
    return tuple(fields.values())


def hideable_kinds(
    layers: Sequence[Layer], datasets: Sequence[ParkDataset]
) -> tuple[HideableKind, ...]:
    """Return the kinds of the subjects of datasets and of the rows of mapped layers."""
    labels = {
        code: label
        for codes in (load_park_schema().codes, *(each.codes for each in datasets))
        for (code_list, code), label in codes.items()
        if code_list == "kind"
    }
    used = {each.kind for dataset in datasets for each in dataset.subjects.values()}
    for layer in layers:
        if layer.mapping is not None:
            used |= {layer.mapping.kind, *(each.kind for each in layer.mapping.parents)}
            # Any kind may stand in such a column.
            used |= set(labels) if layer.mapping.kind_column else set()
    return tuple(
        HideableKind(code, label, _several(code)) for code, label in labels.items() if code in used
    )


def _properties(dataset: ParkDataset) -> Iterator[HideableField]:
    used = {fact.property_code for fact in dataset.facts}
    order = {code: position for position, code in enumerate(dataset.codes_of("section"))}
    for each in sorted(
        dataset.properties.values(),
        key=lambda each: (order.get(each.section, len(order)), each.sort_order),
    ):
        if each.code in used:
            yield HideableField(each.code, each.label, dataset.label("section", each.section))


def _attributes(dataset: ParkDataset) -> Iterator[HideableField]:
    used = dict.fromkeys(code for each in dataset.subjects.values() for code in each.attributes)
    for code in used:
        if f"attribute.{code}" in load_words("en"):
            yield HideableField(code, worded(f"attribute.{code}"), worded("export.attributes"))


def _fields(layer: Layer) -> Iterator[HideableField]:
    for field in layer.attributes.fields:
        code = f"{layer.layer_id}/{field.name}"
        yield HideableField(code, Bilingual(field.shown), layer.name, layer.layer_id)
    if layer.notes:
        note = worded("table.note")
        yield HideableField(notes_code(layer), note, layer.name, layer.layer_id)


def _several(kind: str) -> Bilingual:
    code = f"layers.kind.{kind}"
    return worded(code) if code in load_words("en") else Bilingual()


def worded(code: str) -> Bilingual:
    """Return words of the program in both languages."""
    return Bilingual(*(load_words(language)(code) for language in LANGUAGES))
