"""The tables of a comparison as Markdown."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tests.benchmarks.processes import NotMeasured

Value = float | NotMeasured
NO_VALUE = "–"


@dataclass(frozen=True)
class Row:
    """One figure: ours, what it is compared with, and whether it is as good as it should be."""

    what: str
    ours: str
    beside: str = NO_VALUE
    ratio: str = NO_VALUE
    aim: str = NO_VALUE
    is_reached: bool | None = None


def figure_table(rows: Iterable[Row], *, is_full_size: bool) -> str:
    """Return the figures, each with its aim, and whether a run of the full size reached it."""
    marks = {True: "yes", False: "**no**", None: NO_VALUE}
    if not is_full_size:
        marks = dict.fromkeys(marks, NO_VALUE)
    return table(
        ("figure", "gisapp", "beside", "ratio", "aim", "reached"),
        (
            (row.what, row.ours, row.beside, row.ratio, row.aim, marks[row.is_reached])
            for row in rows
        ),
    )


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def ms(value: Value) -> str:
    """Return milliseconds as one reads them."""
    match value:
        case NotMeasured(why):
            return f"not measured: {why}"
        case _ if value >= 9995:
            return f"{value / 1000:.0f} s"
        case _ if value >= 1000:
            return f"{value / 1000:.1f} s"
        case _ if value >= 9.95:
            return f"{value:.0f} ms"
    return f"{value:.1f} ms" if value >= 0.95 else f"{value:.2f} ms"


def megabytes(value: Value) -> str:
    """Return megabytes."""
    return f"not measured: {value.why}" if isinstance(value, NotMeasured) else f"{value:,.0f} MB"


def number(value: Value) -> str:
    """Return how many there are."""
    return NO_VALUE if isinstance(value, NotMeasured) else f"{value:,.0f}"


def times(value: Value) -> str:
    """Return how many times as much, with two digits."""
    if isinstance(value, NotMeasured):
        return NO_VALUE
    return f"{value:.0f} ×" if value >= 9.95 else f"{value:.1f} ×"


def over(above: Value, below: Value) -> Value:
    """Return the ratio of two values, if both were measured."""
    if isinstance(above, NotMeasured):
        return above
    return below if isinstance(below, NotMeasured) else above / below


def made_of(how: Callable[[list[float]], float], values: Sequence[Value]) -> Value:
    """Return what a function makes of values, if all were measured."""
    numbers = []
    for value in values:
        if isinstance(value, NotMeasured):
            return value
        numbers.append(value)
    return how(numbers)


def at_least(value: Value, aim: float) -> bool | None:
    """True if an aim is reached; None where nothing was measured."""
    return None if isinstance(value, NotMeasured) else value >= aim


def at_most(value: Value, aim: float) -> bool | None:
    """True if an aim is kept to; None where nothing was measured."""
    return None if isinstance(value, NotMeasured) else value <= aim


def faster(what: str, ours: Value, theirs: Value, aim: float) -> Row:
    """Return a time beside QGIS's, which should be at least `aim` times as long."""
    ratio = over(theirs, ours)
    reached = at_least(ratio, aim)
    return Row(what, ms(ours), f"QGIS {ms(theirs)}", times(ratio), f"≥ {aim} × faster", reached)


def within(what: str, ours: Value, name: str, other: Value, aim: float) -> Row:
    """Return a time that should be at most `aim` times as long as that of something smaller."""
    ratio = over(ours, other)
    reached = at_most(ratio, aim)
    return Row(what, ms(ours), f"{name} {ms(other)}", times(ratio), f"≤ {aim} ×", reached)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
