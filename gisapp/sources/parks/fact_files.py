"""Facts in a CSV file or a workbook, a row each, to be added to a dataset that is open already."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.facts import Fact, FactSource, Property
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.text.bilingual import Bilingual
from gisapp.errors import SourceError
from gisapp.sources.formats.column_names import unique_names
from gisapp.sources.formats.file_kinds import WORKBOOK_SUFFIXES
from gisapp.sources.formats.memory_source import MemoryTable
from gisapp.sources.parks.facts import FactReader
from gisapp.sources.parks.park_schema import load_park_schema
from gisapp.sources.parks.problems import Problems
from gisapp.sources.parks.rows import Row, Table, Value
from gisapp.sources.parks.tables import COLUMNS
from gisapp.sources.tables.text_table import read_text_table
from gisapp.sources.tables.workbook import read_workbook

FACT_COLUMNS = frozenset(("subject_uid", "property"))
"""Columns by which a table of facts is known."""


@dataclass(frozen=True)
class FactTable:
    """The rows of a table of facts, not checked yet.

    Parameters
    ----------
    path : Path
        The file.
    table : Table
        A row's id is its line, or its row in the sheet.
    """

    path: Path
    table: Table

    @property
    def subjects(self) -> frozenset[str]:
        """The uids that it tells of."""
        return frozenset(row.text("subject_uid") for row in self.table.rows)


@dataclass(frozen=True)
class NewFacts:
    """What a table of facts adds to a dataset.

    Parameters
    ----------
    facts : tuple of Fact
        Of the rows that are sound.
    problems : tuple of Problem
        One for each row that is left out, or not taken as it is.
    properties, sources : mapping
        All of the dataset's, and those that only these facts name.
    """

    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]
    properties: Mapping[str, Property]
    sources: Mapping[str, FactSource]

    def added_to(self, dataset: ParkDataset) -> ParkDataset:
        """Return a dataset with these facts besides its own."""
        return replace(
            dataset,
            facts=(*dataset.facts, *self.facts),
            properties=self.properties,
            sources=self.sources,
        )


def read_fact_table(
    path: Path, encoding: str | None = None, progress: Progress = NO_PROGRESS
) -> FactTable:
    """Read a table with the columns of facts: of a workbook the first sheet that has them.

    Parameters
    ----------
    path : Path
        A table of text or a workbook.
    encoding : str or None
        Of a text; None for the one that its bytes show.
    progress : Progress
        Asked all the time whether to stop.

    Raises
    ------
    SourceError
        The file cannot be read, or no table in it has the columns of facts.
    Cancelled
        The user wanted it.
    """
    is_workbook = path.suffix.lower() in WORKBOOK_SUFFIXES
    read = read_workbook if is_workbook else read_text_table
    tables = read(path, encoding, progress).tables
    found = next((each for each in tables if set(each.rows.column_names) >= FACT_COLUMNS), None)
    if found is None:
        raise SourceError("no_table_of_facts", path=path, columns=", ".join(sorted(FACT_COLUMNS)))
    return FactTable(path, _table(found))


def new_facts(found: FactTable, dataset: ParkDataset) -> NewFacts:
    """Check rows against a dataset, and return what they add to it.

    Parameters
    ----------
    found : FactTable
        The rows.
    dataset : ParkDataset
        That the facts are to be added to.
    """
    rows = tuple(_with_source(row, found.path.name) for row in found.table.rows)
    problems = Problems(found.path.name, most_in_full=len(rows) + 1)
    known = load_park_schema().properties
    named = dict.fromkeys(row.text("property") for row in rows)
    properties = {code: known[code] for code in named if code in known} | dict(dataset.properties)
    ids = dict.fromkeys(row.text("source_id") for row in rows)
    sources = {each: FactSource(each, Bilingual(each, each)) for each in ids}
    sources |= dataset.sources
    reader = FactReader(
        dataset.subjects, properties, sources, dataset.codes, problems, dataset.facts
    )
    facts = reader.read(replace(found.table, rows=rows))
    used = {fact.source_id for fact in facts} | dataset.sources.keys()
    sources = {each: source for each, source in sources.items() if each in used}
    return NewFacts(facts, problems.of_tables("fact"), properties, sources)


def _with_source(row: Row, file: str) -> Row:
    """Let the file be the source of a row that names none."""
    if row.text("source_id"):
        return row
    locator = row.text("locator") or f"row {row.fid}"
    return replace(row, values={**row.values, "source_id": file, "locator": locator})


def _table(found: MemoryTable) -> Table:
    numbers = range(1, found.rows.num_rows + 1) if found.ids is None else found.ids.tolist()
    # Of two columns of one name the first is meant.
    cells = found.rows.rename_columns(unique_names(found.rows.column_names))
    wanted = [name for name in COLUMNS["fact"] if name in cells.column_names]
    records = cells.select(wanted).to_pylist()
    rows = tuple(
        Row("fact", number, {name: _value(cell) for name, cell in record.items()})
        for number, record in zip(numbers, records, strict=True)
        if any(cell is not None for cell in record.values())
    )
    return Table("fact", rows)


def _value(cell: object) -> Value:
    if cell is None or isinstance(cell, str | int | float):
        return cell
    # A day, which is written as ISO 8601.
    return str(cell)
