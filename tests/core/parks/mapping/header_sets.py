"""Invented tables of kinds that bureaus and park databases keep, and what each column states."""

from dataclasses import dataclass
from pathlib import Path

from gisapp.core.parks.mapping.guess import GuessedMapping, guess_mapping
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.parks.mapping.sampled_table import SampledColumn, SampledTable
from gisapp.core.text.written_units import WRITTEN_UNITS
from gisapp.sources.parks.known_headings import known_headings

SURE_ENOUGH = 0.7
HELD_OUT = 3
"""Nothing was tuned on each third table."""


@dataclass(frozen=True)
class Answer:
    """What a column states: `?` before it where only a user can tell."""

    properties: tuple[str, ...]
    others: tuple[str, ...]
    is_asked: bool

    @classmethod
    def of(cls, text: str) -> "Answer":
        first, *others = text.removeprefix("?").split(" ")
        return cls(
            () if first == "-" else tuple(first.split("/")),
            tuple(_with_spaces(others)),
            text.startswith("?"),
        )

    def is_met_by(self, column: ColumnMapping) -> bool:
        if not self.properties:
            return not column.property_code
        said = {column.kind, column.period.iso, column.calendar}
        return column.property_code in self.properties and all(
            each in said or _is_unit(each, column.unit) for each in self.others
        )


@dataclass(frozen=True)
class HeaderSet:
    """A table and the right answers."""

    number: int
    kind: str
    key: str
    table: SampledTable
    answers: dict[str, Answer]

    @property
    def is_held_out(self) -> bool:
        return self.number % HELD_OUT == 0

    def guess(self) -> GuessedMapping:
        return guess_mapping(self.table, known_headings())


def header_sets() -> list[HeaderSet]:
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    return [_header_set(block) for block in text.strip().split("\n\n")]


def _header_set(block: str) -> HeaderSet:
    first, *lines = block.split("\n")
    title, kind, key = first.removeprefix("# ").split(" | ")
    number, title = title.split(" ", 1)
    columns, answers = [], {}
    for line in lines:
        heading, values, answer = line.split(" | ")
        name = heading.replace("\\n", "\n")
        columns.append(SampledColumn(name, [_value(each) for each in values.split(";")]))
        answers[name] = Answer.of(answer)
    return HeaderSet(int(number), kind, key, SampledTable(tuple(columns), (title,)), answers)


def _value(text: str) -> str | float | int | None:
    for kind in (int, float):
        try:
            return kind(text) if not text.startswith("0") or "." in text else text
        except ValueError:
            continue
    return text or None


def _with_spaces(parts: list[str]) -> list[str]:
    """Join `1e4` and `CNY` again."""
    joined: list[str] = []
    for part in parts:
        if joined and joined[-1].startswith("1e") and " " not in joined[-1]:
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _is_unit(wanted: str, unit: str) -> bool:
    """True for the same unit by another name too: persons are counted."""
    known = WRITTEN_UNITS.get(wanted)
    return known is not None and known == WRITTEN_UNITS[unit]
