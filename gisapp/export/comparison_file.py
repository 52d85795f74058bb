"""Subjects side by side as an Excel workbook: properties as rows, and what they come from."""

from collections.abc import Iterator
from pathlib import Path

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.parks.comparison.cell_words import CellText
from gisapp.core.parks.comparison.comparison_text import ComparisonText, LineText
from gisapp.core.text.joining import joined
from gisapp.errors import ExportError
from gisapp.export.workbook import Sheet, write_workbook
from gisapp.words import Words

SUFFIX = ".xlsx"


def write_comparison(path: Path, comparison: ComparisonText, words: Words) -> None:
    """Write a comparison to a workbook, whole or not at all.

    Each subject has a column of numbers, in the unit that stands beside the property, and one that
    says of which time and kind they are, and why they don't compare.

    Parameters
    ----------
    path : Path
        Ends in .xlsx.
    comparison : ComparisonText
        In the user's language and units.

    Raises
    ------
    ExportError
        The file cannot be written, or its name ends otherwise.
    """
    if path.suffix.lower() != SUFFIX:
        raise ExportError("comparison_suffix", path=path.name)
    headings = [words("compare.section_heading"), words("compare.property")]
    for name, kind in zip(comparison.names, comparison.kinds, strict=True):
        headings += [joined(name, kind), words("compare.remarks", name=name)]
    sources = ([source] for source in comparison.sources)
    write_workbook(
        path,
        {
            words("compare.sheet"): Sheet(headings, _rows(comparison, words)),
            words("compare.sheet_sources"): Sheet([words("compare.sources")], sources),
        },
    )


def _rows(comparison: ComparisonText, words: Words) -> Iterator[list[AttributeValue]]:
    for title, lines in comparison.sections:
        for line in lines:
            cells = (value for cell in line.cells for value in _cells(cell, words))
            yield [title, _heading(line, words), *cells]


def _heading(line: LineText, words: Words) -> str:
    return words("compare.with_unit", label=line.label, unit=line.unit) if line.unit else line.label


def _cells(cell: CellText, words: Words) -> tuple[AttributeValue, str]:
    value: AttributeValue = cell.value if cell.number is None else cell.number
    best = words("compare.best") if cell.is_best else ""
    return value, joined(cell.below, *cell.marks, best, cell.difference)
