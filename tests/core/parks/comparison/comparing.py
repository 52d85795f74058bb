"""Small datasets of a few firms that state things of tax, land and status."""

from dataclasses import replace

from gisapp.core.parks.comparison.comparison import Comparison, Row, compare
from gisapp.core.parks.comparison.gathering import ComparedSubject
from gisapp.core.parks.dataset import ParkDataset, Subject
from gisapp.core.parks.facts import Fact
from gisapp.core.text.bilingual import Bilingual
from gisapp.sources.parks.park_schema import load_park_schema
from tests.parks import stated


def firm(name: str, *facts: Fact) -> ComparedSubject:
    """Return a firm that states some facts, with the properties of the park schema."""
    schema = load_park_schema()
    subject = Subject(
        name, "", 1, "enterprise", Bilingual(name, name), "certain", "", "", "", None, {}
    )
    dataset = ParkDataset(
        path="",
        subjects={name: subject},
        facts=tuple(
            replace(each, fact_id=f"{name} {place}", subject_uid=name)
            for place, each in enumerate(facts)
        ),
        properties=schema.properties,
        expected={"enterprise": ("tax", "land_area")},
        relations=(),
        sources={},
        codes=schema.codes,
    )
    return ComparedSubject(dataset, name)


def tax(
    value: float,
    year: str = "2024",
    *,
    unit: str = "CNY",
    kind: str = "observed",
    qualifier: str = "eq",
    confidence: str = "clear",
) -> Fact:
    """Return a fact of tax, in yuan."""
    return stated(
        value,
        unit,
        code="tax",
        year=year,
        kind=kind,
        qualifier=qualifier,
        confidence=confidence,
    )


def land(value: float, basis: str = "land") -> Fact:
    """Return a fact of land, in m²."""
    return stated(value, "m2", code="land_area", year="2024", basis=basis)


def row_of(code: str, *subjects: ComparedSubject, chosen: int | None = None) -> Row:
    """Return one row of a comparison."""
    return find_row(compare(subjects, chosen), code)


def find_row(comparison: Comparison, code: str) -> Row:
    """Return the row of a property."""
    return next(row for row in comparison.rows if row.head.code == code)
