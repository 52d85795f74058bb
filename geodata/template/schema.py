"""What the templates for new park data have: documented tables of the park schema, and lists."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from geodata.geopackage import Row, Table, Value
from geodata.qingshanhu.schema import TABLES, closed_lists

_FOLDER = Path(__file__).parent
_SCHEMA = _FOLDER.parent / "schema"
FURTHER_SITE_KINDS = ("zone", "project", "building")
"""Kinds of sites that the embedded data has none of."""
LISTS = ("property", "expected_property", "code")
"""The tables that come filled."""

Documentation = Mapping[tuple[str, str], tuple[str, str]]
"""What to fill in, in English and Chinese, by table and column."""


def documentation() -> Documentation:
    """Return what to fill in each column; of those that many tables have, under an empty table."""
    rows = _rows(_FOLDER / "column.csv")
    return {(row["table"], row["column"]): (row["en"], row["zh"]) for row in rows}


def documented_tables(told: Documentation) -> tuple[Table, ...]:
    """Return the tables of the park schema, each column with what to fill in."""
    return tuple(
        replace(
            table,
            columns=tuple(
                replace(column, description=" / ".join(described(told, table.name, column.name)))
                for column in table.columns
            ),
        )
        for table in TABLES
    )


def described(told: Documentation, table: str, column: str) -> tuple[str, str]:
    """Return what to fill in a column of a table."""
    return told.get((table, column)) or told["", column]


def list_rows(table: Table) -> list[Row]:
    """Return the rows of a table that comes filled; none of any other."""
    if table.name not in LISTS:
        return []
    rows = _rows(_SCHEMA / f"{table.name}.csv")
    return [
        {each.name: _value(row[each.name], each.type) for each in table.columns} for row in rows
    ]


def lists_of_template() -> dict[str, dict[str, str]]:
    """Return each closed list's codes with their English labels."""
    codes, properties = _rows(_SCHEMA / "code.csv"), _rows(_SCHEMA / "property.csv")
    lists = closed_lists(codes, properties)
    kinds = {row["code"]: row["label_en"] for row in codes if row["list"] == "kind"}
    lists["site_kind"] |= {kind: kinds[kind] for kind in FURTHER_SITE_KINDS}
    used = dict.fromkeys(sorted(row["unit"] for row in properties if row["unit"]))
    lists["unit"] = {**lists["unit"], **{unit: lists["unit"].get(unit, unit) for unit in used}}
    return lists


def _value(text: str, column_type: str) -> Value:
    if not text:
        return None
    return int(text) if column_type == "INTEGER" else text


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
