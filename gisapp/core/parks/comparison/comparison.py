"""Subjects side by side: a row for each property, a cell for each subject."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gisapp.core.parks.comparison.gathering import (
    ABOUT,
    DERIVED,
    ComparedSubject,
    Gathered,
    RowHead,
    gathered,
)
from gisapp.core.parks.comparison.judging import Difference, best_of, difference
from gisapp.core.parks.comparison.standard import (
    Standard,
    leading,
    reasons_against,
    standard_of,
)
from gisapp.core.parks.comparison.statement import Statement, are_disputed


@dataclass(frozen=True)
class Cell:
    """What one subject states of one property.

    Parameters
    ----------
    statement : Statement or None
        None for what is not stated.
    others : tuple of Statement
        What it states besides: of other times, kinds or sources.
    reasons : tuple of str
        Why it does not compare with the others of its row: codes of `REASONS`.
    is_disputed : bool
        Sources say different things of the same time.
    is_unusable : bool
        Something is stated, but cannot be used.
    is_best : bool
        It is the best of those that compare.
    difference : Difference or None
        From the chosen subject; None where there is none to tell.
    """

    statement: Statement | None = None
    others: tuple[Statement, ...] = ()
    reasons: tuple[str, ...] = ()
    is_disputed: bool = False
    is_unusable: bool = False
    is_best: bool = False
    difference: Difference | None = None

    @property
    def is_comparable(self) -> bool:
        """True for a number that the others of its row may be measured by."""
        is_number = self.statement is not None and self.statement.value is not None
        return is_number and not (self.reasons or self.is_disputed)


@dataclass(frozen=True)
class Row:
    """One property of all subjects.

    Parameters
    ----------
    head : RowHead
        What it is about.
    cells : tuple of Cell
        In the order of the subjects.
    """

    head: RowHead
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """True if not all state the same."""
        said = {cell.statement.says if cell.statement else None for cell in self.cells}
        return len(said) > 1 or any(cell.reasons or cell.is_disputed for cell in self.cells)

    @property
    def is_stated_by_all(self) -> bool:
        """True if no subject leaves it open."""
        return all(cell.statement is not None for cell in self.cells)


@dataclass(frozen=True)
class Comparison:
    """Subjects side by side.

    Parameters
    ----------
    subjects : tuple of ComparedSubject
        The columns.
    sections : tuple of tuples of Row
        In the order of a dossier; the heads of rows say which section they are of.
    chosen : int or None
        The place of the subject from which differences are told.
    """

    subjects: tuple[ComparedSubject, ...]
    sections: tuple[tuple[Row, ...], ...]
    chosen: int | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, from top to bottom."""
        return tuple(row for section in self.sections for row in section)


def compare(subjects: Sequence[ComparedSubject], chosen: int | None = None) -> Comparison:
    """Return subjects side by side.

    Parameters
    ----------
    subjects : sequence of ComparedSubject
        In the order of the columns.
    chosen : int or None
        The place of the one from which differences are told.

    Raises
    ------
    KeyError
        A dataset does not know its subject.
    """
    known = [gathered(subject) for subject in subjects]
    heads: dict[str, RowHead] = {}
    for each in known:
        for code, head in each.heads.items():
            heads.setdefault(code, head)
    sections = tuple(
        tuple(_row(head, known, chosen) for head in inside) for inside in _by_section(heads)
    )
    return Comparison(tuple(subjects), sections, chosen)


def _by_section(heads: dict[str, RowHead]) -> Iterator[list[RowHead]]:
    """Yield the rows of each section: first what subjects are, last what is worked out."""
    between = (each.section for each in heads.values() if each.section != DERIVED)
    for section in dict.fromkeys((ABOUT, *between, DERIVED)):
        inside = [each for each in heads.values() if each.section == section]
        if inside:
            yield sorted(inside, key=lambda each: each.order)


def _row(head: RowHead, known: Sequence[Gathered], chosen: int | None) -> Row:
    stated = [each.statements.get(head.code, []) for each in known]
    standard = standard_of(stated) if head.is_quantity else None
    compares = sum(any(each.value is not None for each in row) for row in stated) > 1
    cells = [
        _cell(statements, standard, compares=compares, is_unusable=head.code in each.unusable)
        for statements, each in zip(stated, known, strict=True)
    ]
    comparable = [cell.statement if cell.is_comparable else None for cell in cells]
    best = best_of(comparable, head.better) if head.is_quantity else frozenset()
    return Row(
        head,
        tuple(
            replace(
                cell,
                is_best=place in best,
                difference=_from_chosen(head, cells, place, chosen),
            )
            for place, cell in enumerate(cells)
        ),
    )


def _cell(
    statements: Sequence[Statement],
    standard: Standard | None,
    *,
    compares: bool,
    is_unusable: bool,
) -> Cell:
    leads = leading(statements, standard)
    if leads is None:
        return Cell(is_unusable=is_unusable)
    stated = [each for each in statements if each.time == leads.time]
    return Cell(
        leads,
        tuple(each for each in statements if each is not leads),
        tuple(reasons_against(leads, standard)) if standard and compares else (),
        are_disputed(stated),
        is_unusable,
    )


def _from_chosen(
    head: RowHead, cells: Sequence[Cell], place: int, chosen: int | None
) -> Difference | None:
    if chosen is None or place == chosen or not head.is_quantity:
        return None
    mine, theirs = cells[place].statement, cells[chosen].statement
    return difference(mine, theirs) if mine and theirs else None
