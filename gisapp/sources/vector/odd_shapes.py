"""The features of a batch with geometry that is not simply points, lines or polygons."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.sources.formats.wkb_shapes import shapes_of

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, eq=False)
class OddShapes:
    """What the odd ones among n features turn out to be made of.

    Parameters
    ----------
    features : int
        n.
    parts : mapping
        For each kind of geometry the rows that have some of it, with well-known binary of that.
    unread : mapping
        How many features have geometry of a type that cannot be shown, by the type's name.
    faults : mapping
        How many features had a fault, by the code of the problem; see `geometry_problems`.
    """

    features: int
    parts: Mapping[GeometryKind, Mapping[int, bytes]]
    unread: Mapping[str, int]
    faults: Mapping[str, int]

    def has(self, kind: GeometryKind) -> NDArray[np.bool_]:
        """Return for each feature whether it is odd and has geometry of a kind, (n,) bool."""
        rows = np.zeros(self.features, np.bool_)
        rows[list(self.parts.get(kind, ()))] = True
        return rows

    def put_into(self, wkb: "pa.Array", kind: GeometryKind) -> "pa.Array":
        """Return geometry with that of a kind in place of the odd one.

        Parameters
        ----------
        wkb : (n,) binary array
            Well-known binary of all features.
        kind : "point", "line" or "polygon"
            What is wanted.

        Returns
        -------
        (n,) binary array
            `wkb` itself where none of the odd features has geometry of the kind.
        """
        import pyarrow as pa
        import pyarrow.compute as pc

        mine = self.parts.get(kind)
        if not mine:
            return wkb
        made = pa.array([mine[row] for row in sorted(mine)], wkb.type)
        return pc.replace_with_mask(wkb, pa.array(self.has(kind)), made)


def odd_shapes(wkb: "pa.Array", is_odd: NDArray[np.bool_]) -> OddShapes:
    """Return what odd geometry is made of: curves as lines, surfaces as the ground they cover.

    Parameters
    ----------
    wkb : (n,) binary array
        Well-known binary, in any CRS.
    is_odd : (n,) bool
        Which of it to look at.
    """
    parts: dict[GeometryKind, dict[int, bytes]] = {}
    unread: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    for row in np.flatnonzero(is_odd).tolist():
        try:
            shapes = shapes_of(wkb[row].as_py())
        except ValueError:
            faults["broken_geometry"] += 1
            continue
        unread.update(set(shapes.unknown))
        by_kind = shapes.by_kind()
        if not by_kind and not shapes.unknown:
            faults["no_geometry"] += 1
        if len(by_kind) > 1:
            faults["several_kinds"] += 1
        for kind, part in by_kind.items():
            parts.setdefault(kind, {})[row] = part
    return OddShapes(len(wkb), parts, unread, faults)
