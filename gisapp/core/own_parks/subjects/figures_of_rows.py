"""What is worked out of a row beyond its own facts: its place among all, its measured area."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.own_parks.rows.layer_rows import LayerRows
from gisapp.core.own_parks.subjects.own_subject import FactCell
from gisapp.core.own_parks.subjects.row_facts import place_of
from gisapp.core.parks.derived import Derived, derive, figure_beyond
from gisapp.core.parks.facts import Fact, Period
from gisapp.core.parks.figure_rules import leading_fact
from gisapp.core.text.bilingual import Bilingual

_AREAS_OF_LAND = (
    *("land_area", "net_land_area", "surveyed_area", "certified_area", "planned_area"),
    *("approved_area", "phase_planned_area", "total_area", "area_unspecified"),
)
# Of a park, these are parts; a plot is supplied as a whole.
_AREAS_SUPPLIED = ("supplied_area", "granted_area", "allocated_area", "land_approved_area")
AREAS_OF_SHAPES: Mapping[str, tuple[str, ...]] = {
    "building": ("footprint_area",),
    "plot": (*_AREAS_OF_LAND, *_AREAS_SUPPLIED),
    "": _AREAS_OF_LAND,
}
"""The properties that state the area of a subject's shape, by its kind, the closest first."""


def standings_of(
    facts: Iterable[Fact], cells: Mapping[str, FactCell], layers: Mapping[str, LayerRows]
) -> Iterator[Derived]:
    """Yield the rank and the share of each number of a subject within its layer.

    What two layers tell alike is told once: a ledger may repeat the plots of a map.

    Parameters
    ----------
    facts : iterable of Fact
        The subject's; of each property only the latest number is ranked.
    cells : mapping
        Where they stand, by their ids.
    layers : mapping
        All rows, by the ids of their layers.
    """
    # The years of a property may have columns of their own.
    by_property: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        if fact.fact_id in cells:
            layer_id = cells[fact.fact_id].ref.layer_id
            by_property.setdefault((layer_id, fact.property_code), []).append(fact)
    told: set[tuple[str, str, float | None, int]] = set()
    for (layer_id, code), stated in by_property.items():
        leading, rows = leading_fact(stated), layers[layer_id]
        if leading is None:
            continue
        cell = cells[leading.fact_id]
        group = rows.group_of(cell.ref)
        if cell.column in rows.standings and group is not None:
            whole = f"column {cell.column}"
            for figure in rows.standings[cell.column].of_fact(leading, group, whole):
                alike = figure.code, code, figure.value, figure.among
                if alike not in told:
                    told.add(alike)
                    yield figure


def measured_figures(
    ref: FeatureRef, rows: LayerRows, uid: str, kind: str, facts: Sequence[Fact]
) -> Iterator[Derived]:
    """Yield the area of a subject's shape, and by how much it differs from the stated one.

    Parameters
    ----------
    ref : FeatureRef
        The row with the shape.
    rows : LayerRows
        Its layer's.
    uid, kind : str
        The subject.
    facts : sequence of Fact
        What is stated of it.
    """
    area = rows.area_m2(ref.feature_id)
    if area is None:
        return
    place = place_of(rows.layer, ref.feature_id)
    measured = Fact(
        fact_id=f"{place.source_id}:{ref.feature_id}:shape",
        subject_uid=uid,
        property_code="geometry_area",
        value=area,
        text=Bilingual(),
        unit="m2",
        qualifier="eq",
        kind="observed",
        period=Period(),
        basis="land",
        confidence="clear",
        note=Bilingual(),
        source_id=place.source_id,
        locator=f"row {ref.feature_id}, shape",
    )
    yield figure_beyond("measured_area", "measured", area, "m2", (measured,))
    stated = _stated_area(kind, facts)
    if stated is not None:
        difference = derive("area_difference", "difference_of", "ratio", (measured, stated))
        if difference is not None:
            yield _without_undated(difference)


def _stated_area(kind: str, facts: Sequence[Fact]) -> Fact | None:
    stated: dict[str, list[Fact]] = {}
    for each in facts:
        stated.setdefault(each.property_code, []).append(each)
    codes = AREAS_OF_SHAPES.get(kind, AREAS_OF_SHAPES[""])
    found = (leading_fact(stated[code]) for code in codes if code in stated)
    return next((fact for fact in found if fact is not None and fact.unit == "m2"), None)


def _without_undated(figure: Derived) -> Derived:
    """A shape has no time of its own, which is no doubt about its area."""
    told = tuple(each for each in figure.doubts if each not in ("undated", "periods_differ"))
    return replace(figure, doubts=told)
