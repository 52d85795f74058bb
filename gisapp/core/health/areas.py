"""Areas that are stated otherwise than the shapes have them."""

from collections.abc import Iterator

import numpy as np

from gisapp.core.geometry.ellipsoidal_areas import areas_m2
from gisapp.core.health.checked import Checked, label_of, numbers_of
from gisapp.core.health.finding import Finding
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.subjects.figures_of_rows import AREAS_OF_SHAPES
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.progress import Progress


def differing_areas(checked: Checked, layer: Layer, progress: Progress) -> Iterator[Finding]:
    """Yield polygons of a mapped layer whose stated area differs from that of the shape."""
    rows, geometry = checked.rows_of(layer), layer.geometry
    if rows is None or geometry.kind != "polygon" or layer.is_table:
        return
    column = _area_column(rows.mapping, {field.name for field in layer.attributes.fields})
    if column is None:
        return
    stated_m2 = numbers_of(layer, column, geometry.feature_ids.tolist(), progress)
    drawn_m2 = areas_m2(geometry)
    progress.check()
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = np.abs(stated_m2 - drawn_m2) / drawn_m2
    wrong = np.flatnonzero((shares > checked.limits.area_share) & (drawn_m2 > 0))
    wrong = wrong[np.argsort(-shares[wrong], kind="stable")]
    label = label_of(checked, column.property_code)
    yield from checked.each(
        "area_differs",
        layer,
        geometry.feature_ids[wrong].tolist(),
        column=[column.column] * len(wrong),
        property=[label] * len(wrong),
        stated=stated_m2[wrong].tolist(),
        drawn=drawn_m2[wrong].tolist(),
        share=shares[wrong].tolist(),
    )


def _area_column(mapping: LayerMapping, names: set[str]) -> ColumnMapping | None:
    """Return the column that states the area of the shapes, if one does."""
    codes = AREAS_OF_SHAPES.get(mapping.kind, AREAS_OF_SHAPES[""])
    stated = {each.property_code: each for each in reversed(mapping.facts) if each.column in names}
    return next((stated[code] for code in codes if code in stated), None)
