"""The lists of the park schema, checked: codes, properties, sources, expectations, relations."""

from collections.abc import Mapping

from gisapp.core.parks.dataset import Relation, Subject
from gisapp.core.parks.facts import FactSource, Property
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.written_units import STORED_UNITS
from gisapp.sources.parks.problems import (
    Fault,
    Problems,
    unknown_code,
    unknown_uid,
    unknown_unit,
)
from gisapp.sources.parks.rows import Row, Table

Codes = Mapping[tuple[str, str], Bilingual]
"""The labels of closed lists, by list and code."""


def read_codes(table: Table) -> Codes:
    """Return the labels of all closed lists, in the file's order."""
    return {(row.text("list"), row.text("code")): bilingual(row, "label") for row in table.rows}


def is_known(codes: Codes, code_list: str, code: str) -> bool:
    """Return True if a code is in its list; a file without that list allows any.

    Parameters
    ----------
    codes : mapping
        The labels of all closed lists.
    code_list : str
        The name of the list, such as "status".
    code : str
        What a row has.
    """
    return (code_list, code) in codes or all(listed != code_list for listed, _ in codes)


def bilingual(row: Row, column: str) -> Bilingual:
    """Return the words of a pair of columns; what a row lacks is empty.

    Parameters
    ----------
    row : Row
        Any row.
    column : str
        What both names begin with: `<column>_en` and `<column>_zh`.
    """
    return Bilingual(row.text(f"{column}_en"), row.text(f"{column}_zh"))


def read_properties(table: Table, problems: Problems) -> dict[str, Property]:
    """Return the properties by code.

    Parameters
    ----------
    table : Table
        The table `property`.
    problems : Problems
        Learns of units and places in the order that are not taken.
    """
    found: dict[str, Property] = {}
    for position, row in enumerate(table.rows):
        code, unit = row.text("code"), row.text("unit")
        if unit not in STORED_UNITS:
            problems.add_row(row, unknown_unit(unit), "unit_dropped")
            unit = ""
        try:
            order = int(row.number("sort_order") or 0)
        except ValueError:
            fault = Fault.of("not_a_number", column="sort_order", value=row.text("sort_order"))
            problems.add_row(row, fault, "place_counts")
            order = position
        found[code] = Property(
            code,
            bilingual(row, "label"),
            unit,
            row.text("aggregation"),
            row.text("better"),
            row.text("section"),
            order,
        )
    return found


def read_sources(table: Table) -> dict[str, FactSource]:
    """Return the sources by id."""
    return {
        row.text("source_id"): FactSource(
            source_id=row.text("source_id"),
            title=Bilingual(row.text("title"), row.text("title_zh")),
            publisher=row.text("publisher"),
            published=row.text("published"),
            retrieved=row.text("retrieved"),
            as_of=row.text("as_of"),
            as_of_basis=row.text("as_of_basis"),
            licence=row.text("licence"),
            note=Bilingual(row.text("note"), row.text("note_zh")),
        )
        for row in table.rows
    }


def read_expected(
    table: Table, properties: Mapping[str, Property], problems: Problems
) -> dict[str, tuple[str, ...]]:
    """Return for each kind of subject the properties that a user would look for.

    Parameters
    ----------
    table : Table
        The table `expected_property`.
    properties : mapping
        The known properties by code; empty where the file has no table of them.
    problems : Problems
        Learns of rows with an unknown property, which are left out.
    """
    expected: dict[str, tuple[str, ...]] = {}
    for row in table.rows:
        kind, code = row.text("kind"), row.text("property")
        if code in properties:
            expected[kind] = (*expected.get(kind, ()), code)
        elif properties:
            fault = Fault.of("unknown_property", property=code)
            problems.add_row(row, fault, "row_left_out")
    return expected


def read_relations(
    table: Table, subjects: Mapping[str, Subject], codes: Codes, problems: Problems
) -> tuple[Relation, ...]:
    """Return the relations between known subjects.

    Parameters
    ----------
    table : Table
        The table `relation`.
    subjects : mapping
        All subjects by uid.
    codes : mapping
        The labels of all closed lists.
    problems : Problems
        Learns of rows with an unknown subject or predicate, which are left out.
    """
    relations = []
    for row in table.rows:
        relation = Relation(
            *(
                row.text(column)
                for column in ("subject_uid", "predicate", "object_uid", "source_id", "locator")
            )
        )
        unknown = [
            column for column in ("subject_uid", "object_uid") if row.text(column) not in subjects
        ]
        if unknown:
            problems.add_row(row, unknown_uid(row, unknown[0]), "relation_left_out")
        elif not is_known(codes, "predicate", relation.predicate):
            problems.add_row(row, unknown_code(row, "predicate"), "relation_left_out")
        else:
            relations.append(relation)
    return tuple(relations)
