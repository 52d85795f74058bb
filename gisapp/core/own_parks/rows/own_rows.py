"""Rows of all mapped layers, found by what they are and what they are called."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.key_matching import folded_key, key_without_zeros
from gisapp.core.layers.layer import FeatureRef
from gisapp.core.own_parks.rows.added_facts import NO_FACTS, AddedFacts
from gisapp.core.own_parks.rows.layer_rows import LayerRows
from gisapp.core.own_parks.rows.place_links import PlaceLinks, place_links
from gisapp.core.own_parks.rows.row_keys import RowKeys, reading_alike
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.text.bilingual import Bilingual

MOST_ROWS = 100
"""Rows that are taken for one subject: more of them have no key that tells them apart."""


NOWHERE = FeatureRef("", -1)
"""The row of a subject that only others name."""


@dataclass(frozen=True)
class OwnRow:
    """What a row is, and what it is called.

    Parameters
    ----------
    kind : str
        A code of the list `kind`, or the word that stands in the row; may be empty.
    key : str
        As it is written; empty where the row has none.
    name : Bilingual
        May be empty.
    """

    ref: FeatureRef
    kind: str
    key: str
    name: Bilingual

    @property
    def subject(self) -> tuple[str, str] | FeatureRef:
        """What rows of one subject have in common: kind and key; a row without a key is alone."""
        return (self.kind, key_without_zeros(self.key)) if self.key else self.ref


@dataclass(frozen=True, eq=False)
class OwnRows:
    """The rows of all mapped layers; frozen, so that a dossier is made of one state of them.

    Parameters
    ----------
    schema : ParkSchema
        What can be stated of parks.
    layers : mapping of str to LayerRows
        By the layers' ids, the topmost first.
    places : mapping
        In what the rows of a layer lie, by its id and the place of the parent in its mapping.
    added : AddedFacts
        What tables of facts say of rows.
    """

    schema: ParkSchema
    layers: Mapping[str, LayerRows] = field(default_factory=dict)
    places: Mapping[tuple[str, int], PlaceLinks] = field(default_factory=dict)
    added: AddedFacts = NO_FACTS

    def identities(self, refs: Iterable[FeatureRef]) -> list[OwnRow]:
        """Return what some rows are and are called, layer by layer.

        Raises
        ------
        SourceError
            A source cannot be read any more.
        """
        by_layer: dict[str, list[int]] = {}
        for ref in refs:
            by_layer.setdefault(ref.layer_id, []).append(ref.feature_id)
        return [
            identity
            for layer_id, ids in by_layer.items()
            for identity in self._identities(self.layers[layer_id], ids)
        ]

    def _identities(self, rows: LayerRows, ids: list[int]) -> Iterator[OwnRow]:
        mapping = rows.mapping
        columns = (mapping.kind_column, mapping.key, mapping.name_zh, mapping.name_en)
        cells = rows.cells([each for each in columns if each], ids)
        nothing: list[AttributeValue] = [None] * len(ids)
        found = (cells.get(each, nothing) for each in columns)
        for each, kind, key, zh, en in zip(ids, *found, strict=True):
            yield OwnRow(
                FeatureRef(rows.layer.layer_id, each),
                self.kind_of(mapping, kind),
                plain_text(key).strip(),
                Bilingual(plain_text(en).strip(), plain_text(zh).strip()),
            )

    def kind_of(self, mapping: LayerMapping, cell: AttributeValue) -> str:
        """Return what a row is, by the cell of the column that says so: the code of its kind."""
        said = plain_text(cell).strip()
        return self._kinds.get(folded_key(said), said) or mapping.kind

    def with_key(self, kind: str, key: AttributeValue) -> list[FeatureRef]:
        """Return the rows of a kind with a key, of each layer those that are written most alike.

        Parameters
        ----------
        kind : str
            Empty for any.
        key : AttributeValue
            As it is written.
        """
        return self._found(kind, key, lambda rows: [rows.keys], lambda each: [each.key])

    def with_name(self, kind: str, name: AttributeValue) -> list[FeatureRef]:
        """Return the rows of a kind with a name in either language; parameters as of `with_key`."""
        return self._found(
            kind, name, lambda rows: rows.names, lambda each: [each.name.zh, each.name.en]
        )

    def of_kind(self, kind: str) -> list[LayerRows]:
        """Return the layers that may have rows of a kind; all for an empty one."""
        return [
            rows
            for rows in self.layers.values()
            if not kind or rows.mapping.kind_column or rows.mapping.kind in ("", kind)
        ]

    def _found(
        self,
        kind: str,
        value: AttributeValue,
        keys_of: Callable[[LayerRows], Iterable[RowKeys]],
        written: Callable[[OwnRow], Iterable[str]],
    ) -> list[FeatureRef]:
        found: list[FeatureRef] = []
        for rows in self.of_kind(kind):
            places = [keys.find(value)[:MOST_ROWS] for keys in keys_of(rows)]
            candidates = dict.fromkeys(ref for each in places for ref in rows.refs(each))
            # What nobody has said the kind of may be of any.
            known = [
                each for each in self.identities(candidates) if not kind or each.kind in ("", kind)
            ]
            forms = [(text, each.ref) for each in known for text in written(each)]
            alike = reading_alike(value, [text for text, _ in forms])
            found += dict.fromkeys(forms[place][1] for place in alike)
        return found[:MOST_ROWS]

    def linked_by_place(
        self, rows: LayerRows, progress: Progress = NO_PROGRESS
    ) -> dict[tuple[str, int], PlaceLinks]:
        """Return in what the rows of a layer lie, in a worker; see `place_links`.

        Raises
        ------
        SourceError
            A source cannot be read any more.
        Cancelled
            The user wanted it.
        """
        links: dict[tuple[str, int], PlaceLinks] = {}
        for place, parent in enumerate(rows.mapping.parents):
            if parent.by == "place" and not rows.layer.is_table:
                areas = [
                    (each, self._of_kind(each, parent.kind))
                    for each in self.layers.values()
                    if each.layer.geometry.kind == "polygon" and not each.layer.is_table
                ]
                links[rows.layer.layer_id, place] = place_links(rows, areas, progress)
        return links

    def _of_kind(self, rows: LayerRows, kind: str) -> Rows:
        """Return the rows of a layer that are of a kind."""
        mapping, ids = rows.mapping, rows.feature_ids
        if not mapping.kind_column:
            return np.arange(len(ids) if kind in ("", mapping.kind) else 0)
        column = rows.layer.attributes.column(mapping.kind_column, ids.tolist())
        is_meant = [kind in ("", self.kind_of(mapping, cell)) for cell in column.distinct]
        return np.flatnonzero(np.array(is_meant, np.bool_)[column.codes])

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        """The code of each kind by what it is called."""
        return {
            folded_key(text): code
            for (code_list, code), label in self.schema.codes.items()
            if code_list == "kind"
            for text in (code, label.en, label.zh)
        }
