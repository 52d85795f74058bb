"""The grammar of boundary-point files: blocks, facts in the head, lines of plots and of points."""

import re
import sys
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from gisapp.core.progress import NO_PROGRESS, Progress

KINDS = ("面", "线", "点")
"""What a plot line calls its geometry: area, line, point."""
_SYNTAX = str.maketrans(
    {
        **dict.fromkeys("［【〔", "["),
        **dict.fromkeys("］】〕", "]"),
        **dict.fromkeys("\u3000\xa0", " "),
        "＠": "@",
        "＝": "=",
        "\ufeff": None,
        "\0": None,
    }
)
_FULL_WIDTH = str.maketrans(
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("。"): ".", ord("、"): ","}
)
"""Full-width digits and marks of ASCII."""
_NUMBER = re.compile(r"[+-]?(?:\d{1,15}\.?\d{0,15}|\.\d{1,15})")
_DEGREES = re.compile(r"(\d{1,3})[°度] ?(\d{1,2})['′’分] ?(\d{1,2}(?:\.\d{1,12})?)[\"″”秒]")
_RING = re.compile(r"\d{0,4}(?:\.0*)?")
_PLAIN_POINT = re.compile(
    r"([A-Za-z]*\d+),(\d{1,4}),(\d{1,15}\.\d{1,15}),(\d{1,15}\.\d{1,15})\s*", re.ASCII
)
"""What most lines are."""
_MOST_CELLS = 64
"""Of a line; what is behind them says nothing."""
_MOST_CHARACTERS = 2000
"""A longer line is no point; what a head states is cut there."""
_COMMAS_OF_PLOT = 4
"""A plot line with so many commas of ASCII has its full-width ones in names."""
_STEP = 10_000
"""Lines after which progress is asked."""


@dataclass(frozen=True, slots=True)
class PlotLines:
    """A plot line and the lines of its points.

    Parameters
    ----------
    line : int
        Where the plot line stands in the file, from 1; the first point's line where it has none.
    cells : tuple of str
        What stands in the plot line before its `@`.
    names, rings, first, second, lines : sequences
        Of each point: its name, the number of its ring (0 where it says none), its two
        coordinates in the file's order, and its line.
    """

    line: int
    cells: tuple[str, ...] = ()
    names: list[str] = field(default_factory=list)
    rings: "array[int]" = field(default_factory=lambda: array("i"))
    first: "array[float]" = field(default_factory=lambda: array("d"))
    second: "array[float]" = field(default_factory=lambda: array("d"))
    lines: "array[int]" = field(default_factory=lambda: array("i"))

    def append(self, point: "Point", line: int) -> None:
        """Add a point."""
        name, ring, first, second = point
        self.names.append(name)
        self.rings.append(ring)
        self.first.append(first)
        self.second.append(second)
        self.lines.append(line)

    def __len__(self) -> int:
        """Return the number of points."""
        return len(self.names)


@dataclass
class BoundaryText:
    """What a boundary-point file says.

    Parameters
    ----------
    head : dict of str to str
        What its blocks state before the plots, such as `带号`; in the file's order.
    plots : list of PlotLines
        In the file's order.
    unread : list of int
        The lines, from 1, among the plots that are neither plot nor point.
    """

    head: dict[str, str] = field(default_factory=dict)
    plots: list[PlotLines] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)


Point = tuple[str, int, float, float]
"""Name, number of the ring (0 where none is stated), first and second coordinate."""


def read_boundary_text(lines: Iterable[str], progress: Progress = NO_PROGRESS) -> BoundaryText:
    """Return what the lines of a boundary-point file say.

    Parameters
    ----------
    lines : iterable of str
        With or without their ends.
    progress : Progress
        Asked after some thousand lines whether to stop.

    Raises
    ------
    Cancelled
        It shall stop.

    Examples
    --------
    >>> written = ["带号=39", "[地块坐标]", "1,,7,甲,点,,,,@", "J1,1,3175000,400000"]
    >>> text = read_boundary_text(written)
    >>> text.head, text.plots[0].cells[2:5], text.plots[0].names
    ({'带号': '39'}, ('7', '甲', '点'), ['J1'])
    """
    text = BoundaryText()
    is_among_plots = True
    for number, stored in enumerate(lines, 1):
        if number % _STEP == 0:
            progress.check()
        plain = _PLAIN_POINT.fullmatch(stored) if is_among_plots and text.plots else None
        if plain is not None and len(stored) < _MOST_CHARACTERS:
            name, ring, first, second = plain.groups()
            point = sys.intern(name), int(ring), float(first), float(second)
            text.plots[-1].append(point, number)
            continue
        line = stored.strip() if stored.isascii() else stored.translate(_SYNTAX).strip()
        block = block_of(line)
        if block is not None:
            is_among_plots = "坐标" in block
        elif is_plot(line):
            is_among_plots = True
            text.plots.append(PlotLines(number, plot_cells(line)))
        elif line and not (is_among_plots and _take_point(text, line, number)):
            _take_other(text, line, number, is_among_plots=is_among_plots)
    return text


def block_of(line: str) -> str | None:
    """Return the name of the block that a line begins, None for another line.

    >>> block_of("[地块坐标]"), block_of("J1,1,2,3")
    ('地块坐标', None)
    """
    is_block = line.startswith("[") and line.endswith("]")
    return line[1:-1].strip() if is_block else None


def is_plot(line: str) -> bool:
    """Return True for a plot line: one that ends with `@`, or names its kind of geometry.

    >>> is_plot("5,42.0,DK01,示例园区,面,,工业用地,,@"), is_plot("J1,1,3175000.0,39400000.0")
    (True, False)
    """
    if line.rstrip(" ,，").endswith("@"):
        return True
    may_be = len(line) < _MOST_CHARACTERS and any(kind in line for kind in KINDS)
    return may_be and any(cell in KINDS for cell in _cells(line))


def plot_cells(line: str) -> tuple[str, ...]:
    """Return what stands in a plot line before its `@`, without blanks.

    >>> plot_cells("5，42.0，DK01，示例园区，面，，工业用地，，@")[:4]
    ('5', '42.0', 'DK01', '示例园区')
    """
    before = line.rstrip(" ,，").removesuffix("@").rstrip()
    # The comma before the mark ends the last cell.
    return tuple(_cells(before[:-1] if before.endswith((",", "，")) else before))


def point_of(line: str) -> Point | None:
    """Return the point of a line, None where it is none; what stands behind it is left out.

    >>> point_of("J1，１,3175000.000,39400000.000,700.5")
    ('J1', 1, 3175000.0, 39400000.0)
    >>> point_of("1 3175000 400000"), point_of("合计")
    (('1', 0, 3175000.0, 400000.0), None)
    """
    if not line.isascii():
        line = line.translate(_FULL_WIDTH)
    cells = [cell.strip() for cell in line.split(",", _MOST_CELLS)]
    if len(cells) == 1:
        cells = line.split(None, _MOST_CELLS)
    while cells and not cells[-1]:
        cells.pop()
    match cells:
        case [name, ring, first, second, *_] if _RING.fullmatch(ring):
            return _point(name, ring, first, second)
        case [_, name, ring, first, second, *_] if _RING.fullmatch(ring):
            return _point(name, ring, first, second)
        case [name, first, second, *_]:
            return _point(name, "", first, second)
        case [first, second]:
            return _point("", "", first, second)
    return None


def _point(name: str, ring: str, first: str, second: str) -> Point | None:
    one, other = _number(first), _number(second)
    return None if one is None or other is None else (name, int(float(ring or 0)), one, other)


def _number(cell: str) -> float | None:
    """Return a plain number, or degrees of minutes and seconds; None for anything else."""
    if _NUMBER.fullmatch(cell):
        return float(cell)
    sixty = _DEGREES.fullmatch(cell)
    if sixty is None:
        return None
    return int(sixty[1]) + int(sixty[2]) / 60 + float(sixty[3]) / 3600


def _take_point(text: BoundaryText, line: str, number: int) -> bool:
    """Add the point of a line to the last plot; return False if it is none."""
    point = point_of(line) if len(line) < _MOST_CHARACTERS else None
    if point is None:
        return False
    if not text.plots:
        text.plots.append(PlotLines(number))
    text.plots[-1].append(point, number)
    return True


def _take_other(text: BoundaryText, line: str, number: int, *, is_among_plots: bool) -> None:
    name, mark, value = line.partition("=")
    if mark:
        text.head.setdefault(name.strip()[:_MOST_CHARACTERS], value.strip()[:_MOST_CHARACTERS])
    elif is_among_plots and text.plots and "点号" not in line:
        text.unread.append(number)


def _cells(line: str) -> list[str]:
    if line.count(",") < _COMMAS_OF_PLOT:
        line = line.replace("，", ",")
    return [cell.strip() for cell in line.split(",", _MOST_CELLS)]
