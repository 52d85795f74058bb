"""The ground of the Example Park: streets, blocks, zones, the river, and the plots of 2026.

All in metres of EPSG:4522, CGCS2000 in the zone of 3° around 102°E, with the zone's number.
"""

import heapq
import random
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TypeVar

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

_Shape = TypeVar("_Shape", bound=BaseGeometry)

CRS = "EPSG:4522"
PLOTS = 300

_SOUTH_WEST = (34_504_000.0, 4_462_000.0)
"""In the sands of the Badain Jaran desert, where no park is and none is planned."""
_TURN_DEG = -6.0
_BLOCK_WIDTHS_M = (420, 380, 400, 440, 360, 420, 400, 380, 420, 400)
_BLOCK_HEIGHTS_M = (300, 340, 320, 280, 340, 300, 320)
_STREET_M, _MAIN_STREET_M, _AVENUE_M = 24, 36, 60
_MAIN_COLUMNS, _MAIN_ROWS = {0, 3, 7, 10}, {0, 7}
_AVENUE_ROW = 4
_RIVER_M, _BANK_M = 45, 25
_GRID_M = 0.001

ZONES = {
    "A": ("智能装备片区", "Smart Machinery Zone", "智能装备、精密制造", "machinery"),
    "B": ("电子信息片区", "Electronics Zone", "电子元器件、半导体照明", "electronics"),
    "C": ("新材料片区", "New Materials Zone", "高分子材料、金属材料", "materials"),
    "D": ("仓储物流片区", "Logistics Zone", "仓储、冷链、多式联运", "logistics"),
    "E": ("综合服务片区", "Service Zone", "商务、科研、公共服务", "services"),
    "F": ("生活配套片区", "Living Zone", "居住、教育、商业", "living"),
}
_ZONE_ROWS = (
    "CCCCAAAADD",
    "CCCCAAAADD",
    "CCCEAAAADD",
    "FFEEEBBBDD",
    "FFEEEBBBBB",
    "FFFEBBBBBB",
    "FFFBBBBBBB",
)
"""The zone of each block, the southern row first."""
_PLOT_M2 = {"A": 42_000, "B": 30_000, "C": 46_000, "D": 68_000, "E": 16_000, "F": 30_000}


@dataclass(frozen=True)
class Plot:
    """A plot as the ground has it.

    Parameters
    ----------
    key : str
        Its number: the zone's letter, the block's number, its own.
    zone : str
        The zone's letter.
    shape : Polygon
        In EPSG:4522.
    column : int
        Of its block, counted from the west: the park grows eastwards.
    """

    key: str
    zone: str
    shape: Polygon
    column: int


@dataclass(frozen=True)
class Road:
    """A street's axis and what stands on its sign."""

    number: str
    name_zh: str
    name_en: str
    road_class: str
    width_m: int
    axis: shapely.LineString


@dataclass(frozen=True)
class Ground:
    """All that lies there."""

    outline: Polygon
    zones: dict[str, shapely.MultiPolygon]
    roads: tuple[Road, ...]
    river: Polygon
    plots: tuple[Plot, ...]


@dataclass(order=True)
class _Piece:
    """A part of a block that may be divided further; the largest for its zone comes first."""

    rank: float
    number: int
    block: tuple[int, int] = field(compare=False)
    shape: Polygon = field(compare=False)


def make_ground(chance: random.Random) -> Ground:
    """Return the park's ground."""
    xs = _edges(_BLOCK_WIDTHS_M, [_street_m(i, _MAIN_COLUMNS) for i in range(11)])
    ys = _edges(_BLOCK_HEIGHTS_M, [_street_m(i, _MAIN_ROWS, _AVENUE_ROW) for i in range(8)])
    outline = shapely.box(0, 0, xs[-1][1] + _MAIN_STREET_M, ys[-1][1] + _MAIN_STREET_M)
    course = shapely.LineString(
        [
            (x, outline.bounds[3] * (0.62 - 0.42 * x / outline.bounds[2]) + 70 * _wave(x))
            for x in range(-40, int(outline.bounds[2]) + 80, 40)
        ]
    )
    river = _largest(course.buffer(_RIVER_M / 2, cap_style="flat") & outline)
    banks = course.buffer(_RIVER_M / 2 + _BANK_M, cap_style="flat")
    whole = {
        (column, row): shapely.box(west, south, east, north)
        for column, (west, east) in enumerate(xs)
        for row, (south, north) in enumerate(ys)
    }
    blocks = {block: _largest(shape - banks) for block, shape in whole.items()}
    return Ground(
        outline=_placed(outline),
        zones={zone: _zone(zone, whole) for zone in ZONES},
        roads=tuple(_roads(xs, ys, outline)),
        river=_placed(river),
        plots=tuple(_plots(blocks, chance)),
    )


def split(shape: Polygon, share: float, *, across: bool) -> tuple[Polygon, Polygon]:
    """Divide a shape in the park's own directions, at a share of its width or, across, its height.

    >>> west, east = split(_placed(shapely.box(0, 0, 100, 50)), 0.3, across=False)
    >>> round(west.area), round(east.area)
    (1500, 3500)
    """
    flat = shapely.affinity.rotate(shape, -_TURN_DEG, origin=_SOUTH_WEST)
    first, second = _halves(flat, share, across=across)
    back = [
        shapely.affinity.rotate(each, _TURN_DEG, origin=_SOUTH_WEST) for each in (first, second)
    ]
    return _exact(back[0]), _exact(back[1])


def _wave(x: float) -> float:
    """Return a gentle curve between -1 and 1 without a library's sine: the same anywhere."""
    phase = (x / 1400) % 2
    return 4 * phase * (1 - phase) if phase < 1 else -4 * (phase - 1) * (2 - phase)


def _street_m(index: int, main: set[int], avenue: int = -1) -> int:
    if index == avenue:
        return _AVENUE_M
    return _MAIN_STREET_M if index in main else _STREET_M


def _edges(sizes: tuple[int, ...], streets: list[int]) -> list[tuple[float, float]]:
    firsts = list(accumulate(streets[: len(sizes)]))
    before = [0, *accumulate(sizes)]
    return [(firsts[i] + before[i], firsts[i] + before[i + 1]) for i in range(len(sizes))]


def _roads(
    xs: list[tuple[float, float]], ys: list[tuple[float, float]], outline: Polygon
) -> list[Road]:
    _, _, east, north = outline.bounds
    roads = []
    columns = [0, *(end for _, end in xs)]
    for index, edge in enumerate(columns):
        width = _street_m(index, _MAIN_COLUMNS)
        axis = shapely.LineString([(edge + width / 2, 0), (edge + width / 2, north)])
        kind = "主干路" if index in _MAIN_COLUMNS else "次干路"
        roads.append(
            Road(
                f"Z{index + 1:02}",
                f"示例纵{_numeral(index + 1)}路",
                f"Example North-South Road {index + 1}",
                kind,
                width,
                _placed(axis),
            )
        )
    for index, edge in enumerate([0, *(end for _, end in ys)]):
        width = _street_m(index, _MAIN_ROWS, _AVENUE_ROW)
        axis = shapely.LineString([(0, edge + width / 2), (east, edge + width / 2)])
        is_avenue = index == _AVENUE_ROW
        roads.append(
            Road(
                f"H{index + 1:02}",
                "示例大道" if is_avenue else f"示例横{_numeral(index + 1)}路",
                "Example Avenue" if is_avenue else f"Example East-West Road {index + 1}",
                "快速路" if is_avenue else "主干路" if index in _MAIN_ROWS else "次干路",
                width,
                _placed(axis),
            )
        )
    return roads


def _numeral(number: int) -> str:
    digits = "一二三四五六七八九十"
    return digits[number - 1] if number <= 10 else f"十{digits[number - 11]}"


def _zone(zone: str, blocks: dict[tuple[int, int], Polygon]) -> shapely.MultiPolygon:
    """Return a zone's ground: its blocks with the streets between them."""
    parts = [
        shapely.buffer(shape, _MAIN_STREET_M, join_style="mitre")
        for (column, row), shape in blocks.items()
        if _ZONE_ROWS[row][column] == zone
    ]
    joined = shapely.union_all(parts).buffer(12 - _MAIN_STREET_M, join_style="mitre")
    return shapely.MultiPolygon([_placed(part) for part in _polygons(joined)])


def _plots(blocks: dict[tuple[int, int], Polygon], chance: random.Random) -> list[Plot]:
    """Divide the blocks, the largest for its zone first, until there are enough plots."""
    pieces: list[_Piece] = []
    taste = {block: 0.55 + 1.1 * chance.random() for block in sorted(blocks)}

    def add(block: tuple[int, int], shape: Polygon) -> None:
        wanted = _PLOT_M2[_ZONE_ROWS[block[1]][block[0]]] * taste[block]
        heapq.heappush(pieces, _Piece(-shape.area / wanted, len(pieces), block, shape))

    for block in sorted(blocks):
        add(block, blocks[block])
    while len(pieces) < PLOTS:
        piece = heapq.heappop(pieces)
        west, south, east, north = piece.shape.bounds
        share = (0.5, 0.5, 0.4, 0.6, 0.45)[int(chance.random() * 5)]
        for part in _halves(piece.shape, share, across=north - south > east - west):
            add(piece.block, part)
    return _numbered(pieces)


def _numbered(pieces: list[_Piece]) -> list[Plot]:
    """Number blocks within their zone, and plots within their block, from north to south."""
    blocks = sorted({piece.block for piece in pieces}, key=lambda block: (-block[1], block[0]))
    taken = dict.fromkeys(ZONES, 0)
    numbers = {}
    for column, row in blocks:
        zone = _ZONE_ROWS[row][column]
        taken[zone] += 1
        numbers[column, row] = f"{zone}{taken[zone]:02}"
    plots, counts = [], dict.fromkeys(blocks, 0)
    # Where a neighbour begins is a corner of both: turned and rounded, they still fit.
    corners = {
        block: shapely.MultiPoint(
            shapely.get_coordinates([each.shape for each in pieces if each.block == block])
        )
        for block in blocks
    }
    for piece in sorted(pieces, key=lambda each: (-each.shape.centroid.y, each.shape.centroid.x)):
        counts[piece.block] += 1
        column, row = piece.block
        key = f"{numbers[piece.block]}-{counts[piece.block]:02}"
        shape = _largest(shapely.snap(piece.shape, corners[piece.block], _GRID_M))
        plots.append(Plot(key, _ZONE_ROWS[row][column], _placed(shape), column))
    return sorted(plots, key=lambda plot: plot.key)


def _halves(shape: Polygon, share: float, *, across: bool) -> tuple[Polygon, Polygon]:
    west, south, east, north = shape.bounds
    if across:
        cut = round(south + share * (north - south))
        lower, upper = shapely.box(west, south, east, cut), shapely.box(west, cut, east, north)
    else:
        cut = round(west + share * (east - west))
        lower, upper = shapely.box(west, south, cut, north), shapely.box(cut, south, east, north)
    return _largest(shape & lower), _largest(shape & upper)


def _largest(shape: shapely.Geometry) -> Polygon:
    return max(_polygons(shape), key=lambda part: part.area)


def _polygons(shape: shapely.Geometry) -> list[Polygon]:
    return [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]


def _placed(shape: _Shape) -> _Shape:
    moved = shapely.affinity.translate(shape, *_SOUTH_WEST)
    return _exact(shapely.affinity.rotate(moved, _TURN_DEG, origin=_SOUTH_WEST))


def _exact(shape: _Shape) -> _Shape:
    return shapely.set_precision(shape, _GRID_M, mode="pointwise")
