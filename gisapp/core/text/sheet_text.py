"""What the rows, cards, bars and charts of a fact sheet say, wherever it is shown."""

import math
from dataclasses import dataclass
from typing import Literal

ValueRole = Literal["number", "text", "link", "missing"]

HEADROOM = 1.25
"""The axis reaches this many times the largest value, so that there is room for its label."""
_MOST_TICKS = 3


@dataclass(frozen=True)
class RowText:
    """What a row says.

    Parameters
    ----------
    label, value : str
        The two columns.
    role : {"number", "text", "link", "missing"}
        What the value is, which decides on its colour and weight.
    qualification : str
        A small line below the value; may be empty.
    warning : str
        A small line below that one; may be empty.
    confidence : str
        The code of the fact's confidence; empty for no mark.
    right_aligned : bool
        True for numbers whose digits should line up.
    """

    label: str
    value: str
    role: ValueRole = "text"
    qualification: str = ""
    warning: str = ""
    confidence: str = ""
    right_aligned: bool = False

    @property
    def spoken(self) -> str:
        """The whole row as one line, for screen readers."""
        parts = (self.label, self.value, self.qualification, self.warning)
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True)
class FigureText:
    """What a card says.

    Parameters
    ----------
    label : str
        The name of the figure.
    figure : str
        Its value with the unit.
    others : tuple of str
        The same value in other units.
    qualification : str
        The fact's year, basis and the like; may be empty.
    confidence : str
        The code of the fact's confidence; empty for no mark.
    """

    label: str
    figure: str
    others: tuple[str, ...]
    qualification: str
    confidence: str

    @property
    def spoken(self) -> str:
        """The whole card as one line, for screen readers."""
        parts = (self.label, self.figure, *self.others, self.qualification)
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True)
class ProgressText:
    """What a bar says.

    Parameters
    ----------
    label : str
        What the bar measures.
    share : float
        The part of the whole, from 0 to 1.
    figures : str
        Both figures in words.
    caption : str
        What is doubtful; may be empty.
    """

    label: str
    share: float
    figures: str
    caption: str

    @property
    def spoken(self) -> str:
        """The whole row as one line, for screen readers."""
        return " · ".join(part for part in (self.label, self.figures, self.caption) if part)


@dataclass(frozen=True)
class ChartPoint:
    """One value of a series.

    Parameters
    ----------
    position : float
        The time in years.
    value : float
        In the unit of the chart's axis.
    period : str
        The time in words, written below the point.
    label : str
        The value in words, written above the point.
    expected : bool
        True for a target or a plan, drawn hollow at the end of a dashed line.
    """

    position: float
    value: float
    period: str
    label: str
    expected: bool = False


@dataclass(frozen=True)
class ChartTick:
    """A line across the chart at a value, and the words at its end."""

    value: float
    label: str


@dataclass(frozen=True)
class ChartText:
    """What a chart says.

    Parameters
    ----------
    title : str
        The property.
    points : tuple of ChartPoint
        At least one, the earliest first.
    ticks : tuple of ChartTick
        The lines of the axis, at least one.
    footnote : str
        A note for below the chart; may be empty.
    """

    title: str
    points: tuple[ChartPoint, ...]
    ticks: tuple[ChartTick, ...]
    footnote: str

    @property
    def spoken(self) -> str:
        """The whole chart as one line, for screen readers."""
        points = (f"{point.period} {point.label}" for point in self.points)
        return f"{self.title}: {', '.join(points)}"


def tick_values(largest: float) -> tuple[float, ...]:
    """Return 0 and up to three round values, the last of them near `largest`.

    Examples
    --------
    >>> tick_values(470)
    (0.0, 200.0, 400.0)
    >>> tick_values(0)
    (0.0,)
    """
    if largest <= 0:
        return (0.0,)
    power = 10.0 ** math.floor(math.log10(largest / _MOST_TICKS))
    step = next(size * power for size in (1, 2, 5, 10) if largest * HEADROOM < size * power * 4)
    return tuple(step * count for count in range(_MOST_TICKS + 1) if step * count <= largest)
