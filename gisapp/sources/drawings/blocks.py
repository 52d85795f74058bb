"""What an INSERT shows: the block that it names, moved, turned and scaled to its place."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.core.progress import Progress
from gisapp.sources.drawings.drawing import Block, damages, said_of
from gisapp.sources.drawings.records import Entity
from gisapp.sources.drawings.shapes import Shape, placed_text, shapes_of

if TYPE_CHECKING:
    from ezdxf.entities.dxfentity import DXFEntity

_OF_INSERT = "0"
"""The layer of a block's parts that lie in the layer of each INSERT."""
_SYMBOL_PARTS = 64
"""A block with more parts is no symbol but a drawing in the drawing: its lines stay apart."""
_DEEPEST = 40
"""Blocks in blocks in blocks."""
_MOST_POINTS = 10_000_000
"""That all blocks together may come to: a block of blocks multiplies."""
_POINTS_OF_A_SHAPE = 100
_POINTS_OF_A_PIECE = 10
"""What a shape takes besides its own points, and each line or area that it consists of."""
_CONSTANT = 2
_TOO_MANY, _TOO_DEEP, _MISSING = "blocks_too_many", "blocks_too_deep", "blocks_missing"


class Placed(NamedTuple):
    """A shape of a block.

    Parameters
    ----------
    layer : str
        Where it lies; "0" for the layer of the INSERT.
    entity : str
        The type of entity that shows it.
    shape : Shape
    """

    layer: str
    entity: str
    shape: Shape


class BlockShapes:
    """Shows blocks where they are inserted.

    Parameters
    ----------
    blocks : mapping of str to Block
        By their names in lower case; may grow.
    unknown, damaged : Counter
        Count the entities in blocks that are not drawn here or cannot be read, by their type.
    progress : Progress
        Asked before each block whether to stop.
    """

    def __init__(
        self,
        blocks: Mapping[str, Block],
        unknown: Counter[str],
        damaged: Counter[str],
        progress: Progress,
    ) -> None:
        self._blocks = blocks
        self._progress = progress
        self._unknown = unknown
        self._damaged = damaged
        self._defined: dict[str, tuple[Placed, ...]] = {}
        self._open: list[str] = []
        self._points = 0
        self.faults: Counter[str] = Counter()
        """How many blocks were left out, by the code of the problem."""

    def placed(self, insert: Entity) -> tuple[Placed, ...]:
        """Return what an INSERT shows, without its attributes."""
        self._progress.check()
        name = said_of(insert, "name", "")
        block = self._blocks.get(name.lower())
        parts = self._definition(name)
        if block is None or not parts:
            return ()
        matrix = np.array(list(insert.matrix44())).reshape(4, 4)
        moved = matrix[3, :2] - np.array(block.base) @ matrix[:2, :2]
        copies = insert.mcount
        if copies < 1 or not self._allows(parts, copies):
            return ()
        return _transformed(parts, matrix[:2, :2], moved + _offsets(insert, copies))

    def unmoved(self, name: str) -> tuple[Placed, ...]:
        """Return what a block shows where it was drawn, such as that of a DIMENSION."""
        return self._definition(name)

    def _allows(self, parts: tuple[Placed, ...], copies: int) -> bool:
        geometries = [part.shape.geometry for part in parts]
        pieces = _POINTS_OF_A_PIECE * shapely.get_num_geometries(geometries)
        own = int((shapely.get_num_coordinates(geometries) + pieces).sum())
        texts = sum(part.shape.kind == "text" for part in parts)
        shapes = len(parts) - texts + texts * copies
        points = own * copies + _POINTS_OF_A_SHAPE * shapes
        if self._points + points > _MOST_POINTS:
            self.faults[_TOO_MANY] += 1
            return False
        self._points += points
        return True

    def _definition(self, name: str) -> tuple[Placed, ...]:
        """Return what a block shows in its own coordinates; made once."""
        key = name.lower()
        if key not in self._defined:
            if key not in self._blocks:
                self.faults[_MISSING] += 1
                return ()
            if key in self._open or len(self._open) >= _DEEPEST:
                self.faults[_TOO_DEEP] += 1
                return ()
            self._open.append(key)
            found = [each for entity in self._blocks[key].entities for each in self._shown(entity)]
            self._open.pop()
            self._defined[key] = _as_symbol(found) if len(found) <= _SYMBOL_PARTS else tuple(found)
        return self._defined[key]

    def _shown(self, entity: "DXFEntity") -> list[Placed]:
        kind, layer = entity.dxftype(), said_of(entity, "layer", _OF_INSERT)
        if said_of(entity, "invisible", 0):
            return []
        try:
            if kind == "INSERT":
                return [_in_layer(each, layer) for each in self._with_attributes(entity)]
            if kind == "ATTDEF":
                is_constant = entity.dxf.flags & _CONSTANT
                return [Placed(layer, kind, each) for each in placed_text(entity) if is_constant]
            shapes = shapes_of(entity)
            if shapes is None:
                self._unknown[kind] += 1
                return []
            return [Placed(layer, kind, shape) for shape in shapes]
        except damages():
            self._damaged[kind] += 1
            return []

    def _with_attributes(self, insert: Entity) -> Iterator[Placed]:
        yield from self.placed(insert)
        for attribute in insert.attribs:
            if not attribute.is_invisible:
                layer = attribute.dxf.get("layer", _OF_INSERT)
                for shape in placed_text(attribute):
                    yield Placed(layer, "ATTRIB", shape)


def _in_layer(part: Placed, layer: str) -> Placed:
    return part._replace(layer=layer) if part.layer == _OF_INSERT else part


def _as_symbol(parts: list[Placed]) -> tuple[Placed, ...]:
    """Return the parts of a small block with its lines, and its points, of a layer in one."""
    apart = [each for each in parts if each.shape.kind in ("polygon", "text")]
    joined: dict[tuple[str, str], list[Placed]] = {}
    for each in parts:
        if each.shape.kind in ("line", "point"):
            joined.setdefault((each.layer, each.shape.kind), []).append(each)
    for (layer, _), pieces in joined.items():
        if len(pieces) == 1:
            apart += pieces
            continue
        geometry = _joined([each.shape.geometry for each in pieces])
        apart.append(Placed(layer, "INSERT", pieces[0].shape._replace(geometry=geometry)))
    return tuple(apart)


def _joined(geometries: list[BaseGeometry]) -> BaseGeometry:
    pieces = list(shapely.get_parts(geometries))
    dimensions = shapely.get_dimensions(pieces[0])
    if dimensions == 0:
        return shapely.MultiPoint(pieces)
    return shapely.MultiLineString(pieces) if dimensions == 1 else shapely.MultiPolygon(pieces)


def _offsets(insert: Entity, copies: int) -> NDArray[np.float64]:
    """Return how far each copy of an INSERT with rows and columns is from its first, (n, 2)."""
    from ezdxf.math import Vec3

    if copies == 1:
        return np.zeros((1, 2))
    dxf, to_world = insert.dxf, insert.ocs().to_wcs
    column = to_world(Vec3(dxf.column_spacing, 0).rotate_deg(dxf.rotation))
    row = to_world(Vec3(0, dxf.row_spacing).rotate_deg(dxf.rotation))
    columns = np.arange(dxf.column_count if dxf.column_spacing else 1)
    rows = np.arange(dxf.row_count if dxf.row_spacing else 1)
    steps = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
    offsets: NDArray[np.float64] = steps @ np.array([[column.x, column.y], [row.x, row.y]])
    return offsets


def _transformed(
    parts: tuple[Placed, ...], turned: NDArray[np.float64], moved: NDArray[np.float64]
) -> tuple[Placed, ...]:
    """Return shapes turned and scaled, at each of some places; copies of a shape are one."""
    made: list[Placed] = []
    for part in parts:
        shape = part.shape
        if shape.kind == "text":
            places = shapely.get_coordinates(shape.geometry) @ turned + moved
            made += [
                part._replace(shape=shape._replace(geometry=shapely.Point(place)))
                for place in places
            ]
            continue
        copies = _copies(shape.geometry, turned, moved)
        geometry = copies[0] if len(copies) == 1 else _joined(copies)
        made.append(part._replace(shape=shape._replace(geometry=geometry)))
    return tuple(made)


def _copies(
    geometry: BaseGeometry, turned: NDArray[np.float64], moved: NDArray[np.float64]
) -> list[BaseGeometry]:
    shift = np.repeat(moved, int(shapely.get_num_coordinates(geometry)), axis=0)
    same = np.array([geometry] * len(moved), object)
    return list(shapely.transform(same, lambda xy: xy @ turned + shift))
