"""A comparison in words: what the window, the command line, a workbook and the page show alike."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gisapp.core.parks.comparison.cell_words import CellText, CellWords
from gisapp.core.parks.comparison.comparison import Comparison, Row
from gisapp.core.parks.comparison.statement import Statement
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.text.units import UnitChoice
from gisapp.words import Words


@dataclass(frozen=True)
class LineText:
    """One property in words.

    Parameters
    ----------
    unit : str
        The unit of the numbers; empty for texts and plain numbers.
    """

    label: str
    unit: str
    cells: tuple[CellText, ...]


@dataclass(frozen=True)
class ComparisonText:
    """A comparison in words.

    Parameters
    ----------
    names, kinds : tuple of str
        Of the subjects.
    sections : tuple
        The title and the rows of each.
    sources : tuple of str
        What the statements come from, each source once.
    chosen : int or None
        The place of the subject from which differences are told.
    """

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    sections: tuple[tuple[str, tuple[LineText, ...]], ...]
    sources: tuple[str, ...]
    chosen: int | None


def in_words(
    comparison: Comparison,
    words: Words,
    units: UnitChoice,
    *,
    only_differing: bool = False,
    only_common: bool = False,
) -> ComparisonText:
    """Return a comparison in words.

    Parameters
    ----------
    comparison : Comparison
        Subjects side by side.
    words, units
        The user's.
    only_differing : bool
        Leave out rows in which all state the same.
    only_common : bool
        Leave out rows in which a subject states nothing.
    """
    formatters = [FactFormatter(each.dataset, words, units) for each in comparison.subjects]

    def is_shown(row: Row) -> bool:
        return (row.differs or not only_differing) and (row.is_stated_by_all or not only_common)

    sections = []
    for section in comparison.sections:
        lines = tuple(_line(row, formatters) for row in section if is_shown(row))
        if lines:
            sections.append((_section_title(section[0], words), lines))
    return ComparisonText(
        tuple(each.name.in_language(words.language) for each in comparison.subjects),
        tuple(each.kind.in_language(words.language) for each in comparison.subjects),
        tuple(sections),
        tuple(dict.fromkeys(_sources(comparison, formatters))),
        comparison.chosen,
    )


def _section_title(first: Row, words: Words) -> str:
    head, code = first.head, f"compare.section.{first.head.section}"
    title = head.section_label.in_language(words.language)
    return title or (words(code) if code in words else head.section)


def _line(row: Row, formatters: Sequence[FactFormatter]) -> LineText:
    like = _like(row)
    cells = (
        CellWords(row.head, formatter, like).text(cell)
        for cell, formatter in zip(row.cells, formatters, strict=True)
    )
    unit = CellWords(row.head, formatters[0], like).unit[1]
    return LineText(_label(row, formatters), unit, tuple(cells))


def _like(row: Row) -> Statement | None:
    """Return the number in whose unit all others of a row are shown: the smallest but zero."""
    stated = [cell.statement for cell in row.cells if cell.statement is not None]
    numbers = [each for each in stated if each.value is not None]
    if not numbers:
        return None
    [(unit, _)] = Counter(each.unit for each in numbers).most_common(1)
    alike = [each for each in numbers if each.unit == unit]
    return min((each for each in alike if each.value), key=_size, default=alike[0])


def _size(statement: Statement) -> float:
    return abs(statement.value or 0.0)


def _label(row: Row, formatters: Sequence[FactFormatter]) -> str:
    words = formatters[0].words
    if row.head.label:
        return row.head.label.in_language(words.language)
    for cell, formatter in zip(row.cells, formatters, strict=True):
        if cell.statement is not None and isinstance(cell.statement.origin, Derived):
            return formatter.derived_title(cell.statement.origin)
    return words(row.head.code)


def _sources(comparison: Comparison, formatters: Sequence[FactFormatter]) -> Iterator[str]:
    for row in comparison.rows:
        for cell, formatter in zip(row.cells, formatters, strict=True):
            for fact in cell.statement.sources if cell.statement is not None else ():
                yield formatter.source_title(fact)
