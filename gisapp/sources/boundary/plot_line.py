"""What a plot line of a boundary-point file states of its plot, by the place of each cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gisapp.sources.boundary.lines import KINDS

FIELDS = (
    "地块编号",
    "地块名称",
    "图形属性",
    "图幅号",
    "地块用途",
    "地类编码",
    "界址点数",
    "地块面积(公顷)",
)
"""What the attributes of a plot are called, in this order."""
_KIND_PLACE = 4
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")
_AREA = re.compile(r"(\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})\s*(公顷|平方米|亩|ha|m2|㎡|m²)?", re.I)
_HECTARES = {"": 1.0, "公顷": 1.0, "ha": 1.0, "亩": 1 / 15}
_OF_SQUARE_METRES = 1e-4


@dataclass(frozen=True, slots=True)
class PlotStatement:
    """What is stated of a plot; "" and None where nothing is.

    Parameters
    ----------
    number, name, kind, sheet, use, code : str
        Its number and name, the kind of its geometry as written, map sheet, use and code of use.
    points : int or None
        How many points it has, closing ones counted.
    area_ha : float or None
        Its area, in hectares.
    area_step_ha : float
        What one more in the last digit of the area means, in hectares.
    more : tuple of str
        What stands behind the known cells.
    """

    number: str = ""
    name: str = ""
    kind: str = ""
    sheet: str = ""
    use: str = ""
    code: str = ""
    points: int | None = None
    area_ha: float | None = None
    area_step_ha: float = 0.0
    more: tuple[str, ...] = ()

    @property
    def is_line(self) -> bool:
        """True if its geometry is a line."""
        return self.kind == "线"

    @property
    def is_point(self) -> bool:
        """True if its geometry is points."""
        return self.kind == "点"


def statement_of(cells: Sequence[str]) -> PlotStatement:
    """Return what the cells of a plot line state.

    The kind of geometry tells where the others stand: some write no number of points.

    Parameters
    ----------
    cells : sequence of str
        What stands before the `@`; any number.

    Examples
    --------
    >>> stated = statement_of(["5", "42.0000", "DK01", "示例园区", "面", "", "工业用地", ""])
    >>> stated.points, stated.area_ha, stated.number, stated.use
    (5, 42.0, 'DK01', '工业用地')
    >>> statement_of(["0.7655公顷", "7", "地块1", "面"]).area_ha
    0.7655
    """
    place = next((place for place, cell in enumerate(cells) if cell in KINDS), _KIND_PLACE)
    missing = max(_KIND_PLACE - place, 0)
    placed = [*[""] * missing, *cells]
    place += missing
    known = (*placed, *[""] * 8)
    area_ha, step_ha = _area(known[1])
    return PlotStatement(
        number=known[2],
        name=known[3],
        kind=known[place],
        sheet=known[place + 1] if place + 1 < len(known) else "",
        use=known[place + 2] if place + 2 < len(known) else "",
        code=known[place + 3] if place + 3 < len(known) else "",
        points=_whole(known[0]),
        area_ha=area_ha,
        area_step_ha=step_ha,
        more=(*placed[_KIND_PLACE:place], *placed[place + 4 :]),
    )


def _whole(cell: str) -> int | None:
    match = re.fullmatch(r"(\d{1,9})(?:\.0*)?", cell.translate(_FULL_WIDTH))
    return int(match[1]) if match else None


def _area(cell: str) -> tuple[float | None, float]:
    """Return an area and the step of its last digit, in hectares."""
    match = _AREA.fullmatch(cell.translate(_FULL_WIDTH))
    if match is None:
        return None, 0.0
    hectares = _HECTARES.get((match[2] or "").lower(), _OF_SQUARE_METRES)
    decimals = len(match[1].partition(".")[2])
    return float(match[1]) * hectares, hectares / 10**decimals
