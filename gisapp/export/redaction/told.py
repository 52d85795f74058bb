"""What an export would tell, as a list from which a user unticks what it shall leave out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.rows.added_facts import NO_FACTS, AddedFacts
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.text.bilingual import Bilingual
from gisapp.export.redaction.hideable import HideableField, hideable_fields, hideable_kinds, worded
from gisapp.export.redaction.withheld_areas import columns_of_area

NO_NOTE = Bilingual()
ToldKind = Literal["layer", "kind", "field", "shapes"]


@dataclass(frozen=True)
class ToldItem:
    """Something that may be left out.

    Parameters
    ----------
    what : ToldKind
        `shapes` are those of a layer, of which only points stay.
    code : str
        The id of a layer, the code of a kind, or that of a field.
    label : Bilingual
        What users see.
    count : int or None
        How many features, subjects or facts it has; None where that says nothing.
    note : Bilingual
        What stands beside it; may be empty.
    tells_area : bool
        True for a field with areas that the shapes of its layer tell too.
    """

    what: ToldKind
    code: str
    label: Bilingual
    count: int | None = None
    note: Bilingual = NO_NOTE
    tells_area: bool = False


@dataclass(frozen=True)
class ToldGroup:
    """Some of these under one heading: a layer of the user, or a section.

    Parameters
    ----------
    label : Bilingual
        The heading.
    items : tuple of ToldItem
        What is under it.
    layer : ToldItem or None
        The layer that is left out where nothing of the group is told.
    """

    label: Bilingual
    items: tuple[ToldItem, ...]
    layer: ToldItem | None = None


def told_groups(
    layers: Sequence[Layer], datasets: Sequence[ParkDataset], added: AddedFacts = NO_FACTS
) -> tuple[ToldGroup, ...]:
    """Return all that an export would tell: kinds, the user's layers, facts, the background.

    Parameters
    ----------
    layers : sequence of Layer
        Those that are exported, bottom first.
    datasets : sequence of ParkDataset
        Theirs.
    added : AddedFacts
        What tables of facts say of the rows of mapped layers.
    """
    fields = hideable_fields(layers, datasets, added)
    own = [layer for layer in reversed(layers) if layer.identifiable and layer.dataset is None]
    ground = [layer for layer in reversed(layers) if not layer.identifiable]
    groups = (
        *(_layer_group(layer, fields) for layer in own),
        ToldGroup(worded("export.kinds"), tuple(_kinds(layers, datasets))),
        *_sections(fields, datasets),
        ToldGroup(worded("export.background"), tuple(map(_whole, ground))),
    )
    return tuple(group for group in groups if group.items or group.layer)


def _layer_group(layer: Layer, fields: Sequence[HideableField]) -> ToldGroup:
    areas = {f"{layer.layer_id}/{column}" for column in columns_of_area(layer)}
    items = [
        ToldItem("field", each.code, each.label, tells_area=each.code in areas)
        for each in fields
        if each.layer_id == layer.layer_id
    ]
    if layer.geometry.kind != "point" and layer.raster is None and not layer.is_table:
        note = worded("export.shapes_else")
        items.insert(0, ToldItem("shapes", layer.layer_id, worded("export.shapes"), note=note))
    return ToldGroup(layer.name, tuple(items), _whole(layer))


def _whole(layer: Layer) -> ToldItem:
    count = None if layer.raster is not None else layer.feature_count
    return ToldItem("layer", layer.layer_id, layer.name, count)


def _kinds(layers: Sequence[Layer], datasets: Sequence[ParkDataset]) -> Iterator[ToldItem]:
    subjects = Counter(each.kind for dataset in datasets for each in dataset.subjects.values())
    for kind in hideable_kinds((), datasets):
        yield ToldItem("kind", kind.code, kind.several or kind.label, subjects[kind.code])


def _sections(
    fields: Sequence[HideableField], datasets: Sequence[ParkDataset]
) -> Iterator[ToldGroup]:
    facts = Counter(fact.property_code for dataset in datasets for fact in dataset.facts)
    sections: dict[Bilingual, list[ToldItem]] = {}
    for each in fields:
        if not each.layer_id:
            item = ToldItem("field", each.code, each.label, facts.get(each.code))
            sections.setdefault(each.group, []).append(item)
    for label, items in sections.items():
        yield ToldGroup(label or worded("export.added_facts"), tuple(items))
