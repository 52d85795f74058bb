"""The layers of a GeoPackage of the park schema: one for each kind of subject that has a place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import AttributesInMemory, AttributeValue, Column, Field
from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.layer import Layer, LayerOrigin, Problem
from gisapp.core.layers.park_symbology import KIND_ORDER, labels_of, symbology_of
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.parks.dataset import ParkDataset, Subject
from gisapp.core.text.bilingual import Bilingual
from gisapp.sources.parks.geometry import GEOMETRY_KINDS, Shapes
from gisapp.sources.parks.rows import Row, Table
from gisapp.words import LANGUAGES, Words, load_words

_TYPE_NAMES = {
    name.upper(): name
    for name in ("Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon")
}
"""What GeoPackage writes in capitals, as everyone else writes it."""


@dataclass(frozen=True)
class LayerPlan:
    """What all layers of one file have in common.

    Parameters
    ----------
    path : Path
        The file.
    group : str
        The layers' group in the layers panel.
    id_prefix : str
        What the ids of the layers begin with, before their kind.
    dataset : ParkDataset
        The file's facts and subjects.
    tables : mapping
        All tables of the schema by name.
    shapes : mapping
        The geometries of each table that has any, by the table's name.
    problems : mapping
        By table; those of tables without geometry stand with each.
    read_as : ReadAs
        What the user said of the file, in place of what it states.
    """

    path: Path
    group: str
    id_prefix: str
    dataset: ParkDataset
    tables: Mapping[str, Table]
    shapes: Mapping[str, Shapes]
    problems: Mapping[str, tuple[Problem, ...]]
    read_as: ReadAs


@dataclass(frozen=True, eq=False)
class RowTable(AttributesInMemory):
    """The attributes of features as they stand in their rows, in memory.

    Parameters
    ----------
    fields : tuple of Field
        The attributes' names and types.
    rows : mapping
        The rows by feature id.
    """

    fields: tuple[Field, ...]
    rows: Mapping[int, Row]

    def record(self, feature_id: int) -> Mapping[str, AttributeValue]:
        """Return all attributes of one feature by their names; None for a missing value."""
        values = self.rows[feature_id].values
        return {field.name: values[field.name] for field in self.fields}

    def column(self, field: str, feature_ids: Sequence[int]) -> Column:
        """Return one attribute of several features, in the order asked for.

        Parameters
        ----------
        field : str
            The name of one of `fields`; KeyError for any other.
        feature_ids : sequence of int
            The features.
        """
        return Column.of([self.rows[feature_id].values[field] for feature_id in feature_ids])

    def known(self, field: str, feature_ids: Sequence[int]) -> Mapping[int, AttributeValue]:
        """Return one attribute of several features, none where there is no such field."""
        rows = {each: self.rows[each].values for each in feature_ids}
        return {each: values[field] for each, values in rows.items() if field in values}

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        """Return the name of each feature, empty where it has none."""
        rows = (self.rows[feature_id] for feature_id in feature_ids)
        return [Bilingual(row.text("name_en"), row.text("name_zh")) for row in rows]


def layers_of(plan: LayerPlan) -> tuple[Layer, ...]:
    """Return a layer for each kind of `KIND_ORDER` that has subjects, bottom first."""
    words = tuple(load_words(language) for language in LANGUAGES)
    layers = []
    for kind in KIND_ORDER:
        subjects = [each for each in plan.dataset.subjects.values() if each.kind == kind]
        if subjects:
            layers.append(_layer(plan, kind, subjects, words))
    return tuple(layers)


def _layer(
    plan: LayerPlan, kind: str, subjects: Sequence[Subject], words: tuple[Words, ...]
) -> Layer:
    table = plan.tables[subjects[0].table]
    shapes = plan.shapes[table.name]
    ids = [subject.feature_id for subject in subjects]
    schematic = all(
        subject.geometry is not None and subject.geometry.method == "schematic"
        for subject in subjects
    )
    geometry = FeatureGeometry.from_shapely(
        GEOMETRY_KINDS[table.name], [shapes.by_fid.get(feature_id) for feature_id in ids], ids
    )
    english, chinese = (each(f"layers.kind.{kind}") for each in words)
    return Layer(
        layer_id=f"{plan.id_prefix}{kind}",
        name=Bilingual(english, chinese),
        group=plan.group,
        kind=kind,
        content=LayerContent.in_first_class(
            FeatureIndex(geometry),
            RowTable(table.fields, {row.fid: row for row in table.rows}),
            symbology_of(kind, schematic),
        ),
        origin=LayerOrigin(
            source=str(plan.path),
            layer=kind,
            crs=shapes.crs,
            geometry_type=_TYPE_NAMES.get(table.geometry_type, table.geometry_type),
            problems=plan.problems[table.name],
            read_as=plan.read_as,
            is_swapped=plan.read_as.is_swapped,
        ),
        labels=labels_of(kind),
        dataset=plan.dataset,
        schematic=schematic,
    )
