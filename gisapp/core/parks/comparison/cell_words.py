"""One cell of a comparison in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from gisapp.core.parks.comparison.comparison import Cell
from gisapp.core.parks.comparison.gathering import COLUMNS, RowHead
from gisapp.core.parks.comparison.judging import Difference
from gisapp.core.parks.comparison.statement import Statement
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Fact
from gisapp.core.text.joining import joined
from gisapp.core.text.units import (
    DERIVED_DIGITS,
    STATED_DIGITS,
    format_number,
    format_percent,
    format_value,
    qualified,
    shared_unit,
    signed,
)

_MOST_OTHERS = 8
"""Further statements that the note of a cell lists."""
_IN_OTHER_WORDS = frozenset(
    {"increase", "multiple", "yearly_growth", "difference_of", "rank", "years_of_multiplying"}
)
"""Operations whose results have no unit to share: +5 %, 3rd of 40."""


@dataclass(frozen=True)
class CellText:
    """What a cell shows.

    Parameters
    ----------
    value : str
        With its unit; "not stated" where nothing is.
    below : str
        Time, kind and basis: "2024 · planned".
    marks : tuple of str
        Why it does not compare, a word or two each, and that sources disagree.
    difference : str
        From the chosen subject: "+12 ha (+8 %)"; empty for none.
    notes : tuple of str
        Sentences that say more, of the marks, of doubts, of what else is stated.
    number : float or None
        In the unit of the row; None for a text, and for what is in another unit.
    confidence : str
        `clear`, `ambiguous` or `inferred`; `garbled` for what cannot be used, empty for nothing.
    """

    value: str
    below: str = ""
    marks: tuple[str, ...] = ()
    difference: str = ""
    notes: tuple[str, ...] = ()
    number: float | None = None
    confidence: str = ""
    is_best: bool = False
    is_stated: bool = True


@dataclass(frozen=True)
class CellWords:
    """Words for the cells of one row and one subject.

    Parameters
    ----------
    head : RowHead
        What the row is about.
    formatter : FactFormatter
        Of the subject's dataset.
    like : Statement or None
        The one in whose unit the row's numbers are; None where there are none.
    """

    head: RowHead
    formatter: FactFormatter
    like: Statement | None

    @property
    def unit(self) -> tuple[float, str]:
        """How large the unit of the row is, in the stored unit, and what it is called."""
        if self.like is None or self.like.value is None:
            return 1.0, ""
        formatter = self.formatter
        return shared_unit(
            self.like.value, self.like.unit, formatter.units, formatter.words, self._noun(self.like)
        )

    def text(self, cell: Cell) -> CellText:
        """Return what a cell shows."""
        words, statement = self.formatter.words, cell.statement
        if statement is None:
            code = "fact.unusable" if cell.is_unusable else "panel.not_stated"
            confidence = "garbled" if cell.is_unusable else ""
            return CellText(words(code), confidence=confidence, is_stated=False)
        codes = (*cell.reasons, *(("disputed",) if cell.is_disputed else ()))
        return CellText(
            self.value(statement),
            self._below(statement),
            tuple(words(f"compare.mark.{code}") for code in codes),
            self._difference(cell.difference) if cell.difference is not None else "",
            tuple(self._notes(cell, codes)),
            self._number(statement),
            _confidence(statement),
            cell.is_best,
        )

    def value(self, statement: Statement) -> str:
        """Return what is stated, a number in the unit of the row."""
        if statement.value is None:
            return self.formatter.text(statement.text)
        origin = statement.origin
        if isinstance(origin, Derived) and origin.operation in _IN_OTHER_WORDS:
            return self.formatter.derived_value(origin)
        number = self._in_unit(statement.value, statement)
        return qualified(number, statement.qualifier, self.formatter.words)

    def _in_unit(self, value: float, statement: Statement) -> str:
        is_alike = self.like is not None and self.like.unit == statement.unit
        return format_value(
            value,
            statement.unit,
            self.formatter.units,
            self.formatter.words,
            self._noun(statement),
            DERIVED_DIGITS if isinstance(statement.origin, Derived) else STATED_DIGITS,
            self.like.value if is_alike and self.like else None,
        )

    def _number(self, statement: Statement) -> float | None:
        is_alike = self.like is not None and self.like.unit == statement.unit
        if statement.value is None or statement.is_bound or not is_alike:
            return None
        return statement.value / self.unit[0]

    def _noun(self, statement: Statement) -> str:
        """Return the property that says what a number counts, and how its unit is called."""
        origin = statement.origin
        if not isinstance(origin, Derived):
            return self.head.code
        is_rate = origin.operation == "quotient" and origin.unit != "count"
        return origin.code if is_rate else origin.operands[0].property_code

    def _below(self, statement: Statement) -> str:
        if self.head.section == COLUMNS:
            return ""
        if isinstance(statement.origin, Fact):
            return self.formatter.qualification(statement.origin)
        if isinstance(statement.origin, Derived):
            dated = statement.period.iso
            time = self.formatter.period(statement.period) if dated else ""
            return joined(self.formatter.words("compare.worked_out"), time)
        return ""

    def _difference(self, by: Difference) -> str:
        words = self.formatter.words
        if by.value == 0:
            return words("compare.no_difference")
        if self.like is not None and self.like.unit == "ratio" and self.unit[0] != 1.0:
            points = format_number(by.value * 100, DERIVED_DIGITS)
            return signed(by.value, words("compare.points", number=points))
        if self.like is None:
            return ""
        amount = signed(by.value, self._in_unit(by.value, self.like))
        if by.share is None:
            return amount
        share = signed(by.share, format_percent(by.share, words, DERIVED_DIGITS))
        return words("compare.difference", amount=amount, share=share)

    def _notes(self, cell: Cell, codes: tuple[str, ...]) -> Iterator[str]:
        words, statement = self.formatter.words, cell.statement
        if statement is None:
            return
        yield from (words(f"compare.why.{code}") for code in codes)
        if isinstance(statement.origin, Derived):
            yield self.formatter.derived_formula(statement.origin)
            yield from self.formatter.doubts(statement.origin)
        elif statement.doubts and "ambiguous" not in codes:
            yield from (self.formatter.doubt(code) for code in statement.doubts)
        for fact in statement.sources:
            if isinstance(statement.origin, Fact):
                yield from filter(None, (self.formatter.note(fact), self._source(fact)))
        for each in cell.others[:_MOST_OTHERS]:
            told = joined(self.value(each), self._below(each))
            yield words("compare.also", statement=told)
        if len(cell.others) > _MOST_OTHERS:
            yield words("compare.more", count=len(cell.others) - _MOST_OTHERS)

    def _source(self, fact: Fact) -> str:
        title = self.formatter.source_title(fact)
        return self.formatter.words("compare.source", source=title) if title else ""


def _confidence(statement: Statement) -> str:
    if isinstance(statement.origin, Fact):
        return statement.origin.confidence
    doubts = set(statement.doubts)
    return next((code for code in ("ambiguous", "inferred") if code in doubts), "")
