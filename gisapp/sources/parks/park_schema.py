"""Reads what can be stated of parks, and the headings of tables that state it, from geodata/."""

import csv
from collections.abc import Iterator

from gisapp import paths
from gisapp.core.parks.facts import Property
from gisapp.core.parks.mapping.vocabulary import KnownHeading
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.text.bilingual import Bilingual


def load_park_schema() -> ParkSchema:
    """Return the properties and closed lists that come with the program."""
    expected: dict[str, tuple[str, ...]] = {}
    for row in _rows("schema/expected_property.csv"):
        expected[row["kind"]] = (*expected.get(row["kind"], ()), row["property"])
    return ParkSchema(
        properties={row["code"]: _property(row) for row in _rows("schema/property.csv")},
        expected=expected,
        codes={
            (row["list"], row["code"]): Bilingual(row["label_en"], row["label_zh"])
            for row in _rows("schema/code.csv")
        },
    )


def schema_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a list that comes with the program, such as `property`."""
    return list(_rows(f"schema/{name}.csv"))


def load_vocabulary() -> tuple[KnownHeading, ...]:
    """Return the headings that tables of parks have, and what each states."""
    with (paths.geodata() / "vocabulary.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return tuple(KnownHeading(*row) for row in rows)


def _property(row: dict[str, str]) -> Property:
    return Property(
        code=row["code"],
        label=Bilingual(row["label_en"], row["label_zh"]),
        unit=row["unit"],
        aggregation=row["aggregation"],
        better=row["better"],
        section=row["section"],
        sort_order=int(row["sort_order"]),
        type=row["type"],
        weight=row["weight"],
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (paths.geodata() / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
