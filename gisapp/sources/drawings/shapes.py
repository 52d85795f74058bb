"""What an entity of a drawing shows: areas, lines, points, texts."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.sources.drawings.curves import PIECES, lines_of
from gisapp.sources.drawings.records import Entity

if TYPE_CHECKING:
    from ezdxf.entities.dxfentity import DXFEntity

Kind = Literal["polygon", "line", "point", "text"]

_UP = (0.0, 0.0, 1.0)
_CURVES = ("ARC", "CIRCLE", "ELLIPSE")
_FLAT_FACES = ("SOLID", "TRACE", "3DFACE")
_MARKS = ("\\", "{", "}", "^", "%%")
"""What codes of formatting in an MTEXT begin with."""
_STACK = re.compile(r"\\S([^;^]*)\^ ?([^;^]*);")
"""One text above another, such as tolerances, and the 2 in m2; ezdxf reads them as other codes."""
_LONGEST_TEXT = 20_000
_MOST_FIT_POINTS = 1000
"""Through more a curve is laid for minutes; so near each other, straight lines do as well."""
_HIGHEST_DEGREE = 25
"""Of a spline; nobody draws beyond 11."""


class Shape(NamedTuple):
    """A part of what an entity shows.

    Parameters
    ----------
    kind : "polygon", "line", "point" or "text"
    geometry : BaseGeometry
        With x and y in the drawing's coordinates; for a text, the point where it stands.
    text : str
        What is written, for a text.
    """

    kind: Kind
    geometry: BaseGeometry
    text: str = ""


def shapes_of(entity: "DXFEntity") -> Iterator[Shape] | None:
    """Return what an entity shows, None for a type that is not drawn here.

    Closed outlines are areas, open ones lines; curves are lines that keep close to them (see
    `curves`). INSERT and DIMENSION, which show blocks, belong to `blocks`.

    Parameters
    ----------
    entity : DXFEntity
        As ezdxf has loaded it.
    """
    drawn = _DRAWN.get(entity.dxftype())
    if drawn is not None:
        return drawn(entity)
    graphic = getattr(entity, "proxy_graphic", None)
    return _of_graphic(graphic) if graphic else None


def _of_graphic(graphic: bytes) -> Iterator[Shape]:
    """Yield what another program has left for those that don't know its objects."""
    from ezdxf.proxygraphic import ProxyGraphic

    for each in ProxyGraphic(graphic).virtual_entities():
        yield from shapes_of(each) or ()


def plain_text(entity: Entity) -> str:
    """Return what is written, without codes of formatting."""
    from ezdxf.tools.text import plain_text as plain

    if entity.dxftype() == "MTEXT":
        return _without_formats(entity.text)
    if getattr(entity, "has_embedded_mtext_entity", False):
        return _without_formats(entity.virtual_mtext_entity().text)
    return plain(entity.dxf.get("text", "")).strip()


def _without_formats(text: str) -> str:
    """Return a text of several lines in one, without its codes; superscripts as in m2."""
    from ezdxf.tools.text import plain_mtext

    if any(mark in text for mark in _MARKS):
        stacks_as_text = _STACK.sub(_beside_each_other, text[:_LONGEST_TEXT])
        text = str(plain_mtext(stacks_as_text))
    return " ".join(text.split())


def _beside_each_other(stack: re.Match[str]) -> str:
    upper, lower = stack[1].strip(), stack[2].strip()
    return f"{upper}/{lower}" if upper and lower else upper or lower


def placed_text(entity: Entity) -> Iterator[Shape]:
    """Yield the text of an entity at the place where it is aligned; nothing for an empty one."""
    text = plain_text(entity)
    if not text:
        return
    dxf = entity.dxf
    place = dxf.insert
    if entity.dxftype() != "MTEXT":
        if (dxf.halign or dxf.valign) and dxf.hasattr("align_point"):
            place = dxf.align_point
        place = entity.ocs().to_wcs(place)
    yield Shape("text", shapely.Point(place.x, place.y), text)


def outline(points: NDArray[np.float64], *, is_closed: bool) -> Iterator[Shape]:
    """Yield a closed outline as an area, an open one as a line.

    Parameters
    ----------
    points : (n, 2) float64
        One that ends where it began is closed too. Where all lie in one place, nothing comes.
    is_closed : bool
        True where the last one is joined to the first.
    """
    distinct = _places(points)
    if distinct < 2:
        return
    if distinct > 2 and (is_closed or np.array_equal(points[0], points[-1])):
        yield Shape("polygon", shapely.Polygon(points))
    else:
        yield Shape("line", shapely.LineString(points))


def even_odd(rings: list[NDArray[np.float64]]) -> Iterator[Shape]:
    """Yield the area of some rings: a ring in a ring is a hole, one in that an island.

    Parameters
    ----------
    rings : list of (n, 2) float64
        Closed or not.
    """
    rings = [ring for ring in rings if _places(ring) > 2]
    if len(rings) == 1:
        yield Shape("polygon", shapely.Polygon(rings[0]))
    elif rings:
        made = shapely.make_valid(shapely.Polygon(rings[0], rings[1:]))
        parts = shapely.get_parts(shapely.get_parts([made]))
        areas = parts[shapely.get_dimensions(parts) == 2]
        if len(areas):
            yield Shape("polygon", shapely.multipolygons(areas) if len(areas) > 1 else areas[0])


def _places(points: NDArray[np.float64]) -> int:
    return len(set(map(tuple, points.tolist())))


def _line(entity: Entity) -> Iterator[Shape]:
    ends = entity.dxf.start, entity.dxf.end
    yield from outline(_flat(ends), is_closed=False)


def _point(entity: Entity) -> Iterator[Shape]:
    place = entity.dxf.location
    yield Shape("point", shapely.Point(place.x, place.y))


def _lwpolyline(entity: Entity) -> Iterator[Shape]:
    values = entity.lwpoints.values
    if entity.dxf.extrusion == _UP and not values[:, 4].any():
        yield from outline(values[:, :2].copy(), is_closed=entity.closed)
    else:
        yield from _curve(entity, is_closed=entity.closed)


def _polyline(entity: Entity) -> Iterator[Shape]:
    if entity.is_polygon_mesh or entity.is_poly_face_mesh:
        for face in entity.virtual_entities():
            yield from _face(face)
    elif entity.is_3d_polyline:
        yield from outline(_flat(entity.points()), is_closed=entity.is_closed)
    else:
        yield from _curve(entity, is_closed=entity.is_closed)


def _curve(entity: Entity, *, is_closed: bool = False) -> Iterator[Shape]:
    from ezdxf.path import make_path

    path = make_path(entity, segments=PIECES)
    for line in lines_of(path):
        yield from outline(line, is_closed=is_closed or path.is_closed)


def _spline(entity: Entity) -> Iterator[Shape]:
    """Yield a spline; one that is no chain of cubic Bézier curves by sixteen points a span."""
    if entity.dxf.degree > _HIGHEST_DEGREE:
        raise ValueError("a spline of a degree that nobody draws")
    if not len(entity.control_points) and len(entity.fit_points) > _MOST_FIT_POINTS:
        yield from outline(_flat(entity.fit_points), is_closed=entity.closed)
        return
    tool = entity.construction_tool()
    if tool.degree == 3 and tool.is_clamped and not tool.is_rational:
        yield from _curve(entity, is_closed=entity.closed)
    else:
        spans = max(tool.count - tool.degree, 1)
        yield from outline(_flat(tool.approximate(16 * spans)), is_closed=entity.closed)


def _face(entity: Entity) -> Iterator[Shape]:
    yield from outline(_flat(entity.wcs_vertices()), is_closed=True)


def _hatch(entity: Entity) -> Iterator[Shape]:
    from ezdxf.path import from_hatch

    yield from even_odd([line for path in from_hatch(entity) for line in lines_of(path)])


def _leader(entity: Entity) -> Iterator[Shape]:
    yield from outline(_flat(entity.vertices), is_closed=False)


def _multileader(entity: Entity) -> Iterator[Shape]:
    context = entity.context
    for leader in context.leaders:
        for line in leader.lines:
            end = [leader.last_leader_point] if leader.has_last_leader_line else []
            yield from outline(_flat([*line.vertices, *end]), is_closed=False)
    if context.mtext is not None:
        text = _without_formats(context.mtext.default_content)
        place = context.mtext.insert
        if text:
            yield Shape("text", shapely.Point(place.x, place.y), text)


def _mline(entity: Entity) -> Iterator[Shape]:
    yield from outline(
        _flat([vertex.location for vertex in entity.vertices]), is_closed=entity.is_closed
    )


def _flat(points: Any) -> NDArray[np.float64]:  # noqa: ANN401 - of what makes a Vec3
    from ezdxf.math import Vec3

    return np.array([(point.x, point.y) for point in map(Vec3, points)]).reshape(-1, 2)


_DRAWN: Mapping[str, Callable[[Entity], Iterator[Shape]]] = {
    "LINE": _line,
    "POINT": _point,
    "LWPOLYLINE": _lwpolyline,
    "POLYLINE": _polyline,
    **dict.fromkeys(_CURVES, _curve),
    "SPLINE": _spline,
    **dict.fromkeys(_FLAT_FACES, _face),
    **dict.fromkeys(("HATCH", "MPOLYGON"), _hatch),
    **dict.fromkeys(("TEXT", "MTEXT"), placed_text),
    "LEADER": _leader,
    **dict.fromkeys(("MULTILEADER", "MLEADER"), _multileader),
    "MLINE": _mline,
}
"""What draws each type."""
