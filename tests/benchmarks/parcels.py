"""Seeded parcels for tests and benchmarks: towns of street blocks, some parcels with a courtyard.

`python -m tests.benchmarks.parcels 1000000 /tmp/parcels.gpkg` writes a file of them.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

CRS = "EPSG:4490"
WEST, SOUTH = 115.2, 28.0
"""South-west corner of the land, in degrees: a day's ride from Nanchang."""
PARCEL_DEG = 0.0006
PARCELS_PER_TOWN = 400
SHARE_WITH_COURTYARD = 0.05
CORNERS = (8, 12, 16, 20)
LAND_USES = ("工业用地", "仓储用地", "商业用地", "居住用地", "公园绿地", "道路用地", "耕地", "水域")


@dataclass(frozen=True)
class Sites:
    """Where parcels lie: centres and half sizes in degrees, (n, 2), and turns in radians, (n,)."""

    centers: NDArray[np.float64]
    half_sizes: NDArray[np.float64]
    turns: NDArray[np.float64]


def parcels(count: int, seed: int = 7) -> pa.Table:
    """Return `count` parcels that don't overlap, in random order, about 15 vertices each.

    Columns: parcel_no (text), land_use (text), rent (float, one in ten missing), geometry (WKB,
    longitude and latitude).
    """
    rng = np.random.default_rng(seed)
    sites = _sites(count, rng)
    corners = rng.choice(CORNERS, count)
    courtyard = rng.random(count) < SHARE_WITH_COURTYARD
    groups = [
        (np.flatnonzero((corners == each) & (courtyard == with_hole)), each, with_hole)
        for each in CORNERS
        for with_hole in (False, True)
    ]
    wkb = pa.chunked_array([_wkb(sites, *group, rng) for group in groups]).combine_chunks()
    owners = np.concatenate([rows for rows, *_ in groups])
    return pa.table(
        {
            "parcel_no": pa.array(np.char.add("DK", np.char.mod("%07d", np.arange(count)))),
            "land_use": pa.array(np.array(LAND_USES)[rng.integers(len(LAND_USES), size=count)]),
            "rent": pa.array(rng.gamma(2, 15, count).round(1), mask=rng.random(count) < 0.1),
            "geometry": wkb.take(pa.array(np.argsort(owners))),
        }
    )


def write_parcels(path: Path, count: int, seed: int = 7) -> None:
    """Write parcels to a file, in the format that its suffix names."""
    import pyogrio

    pyogrio.write_arrow(
        parcels(count, seed), path, geometry_name="geometry", geometry_type="Polygon", crs=CRS
    )


def _sites(count: int, rng: np.random.Generator) -> Sites:
    """Put towns on some squares of a wide grid, and parcels on a small turned grid in each."""
    towns = -(-count // PARCELS_PER_TOWN)
    squares = int(np.ceil(np.sqrt(3 * towns)))
    town_squares = rng.choice(squares**2, towns, replace=False)
    blocks = int(np.ceil(np.sqrt(PARCELS_PER_TOWN)))
    town, place = np.divmod(rng.permutation(count), PARCELS_PER_TOWN)
    column, row = place % blocks, place // blocks
    grid = (np.stack((column, row), axis=1) - (blocks - 1) / 2) * PARCEL_DEG
    turns = rng.uniform(0, np.pi / 2, towns)[town]
    origin = np.stack(np.divmod(town_squares[town], squares), axis=1) + 0.5
    centers = origin * (1.5 * blocks * PARCEL_DEG) + _turned(grid, turns) + (WEST, SOUTH)
    half_sizes = rng.uniform(0.28, 0.47, (count, 2)) * PARCEL_DEG
    return Sites(centers, half_sizes, turns)


def _turned(xy: NDArray[np.float64], turns: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn points, (n, …, 2), about the origin, each row by its own angle."""
    angle = turns.reshape(-1, *[1] * (xy.ndim - 2))
    cos, sin = np.cos(angle), np.sin(angle)
    return np.stack(
        (xy[..., 0] * cos - xy[..., 1] * sin, xy[..., 0] * sin + xy[..., 1] * cos), axis=-1
    )


def _wkb(
    sites: Sites,
    rows: NDArray[np.int64],
    corners: int,
    with_courtyard: bool,
    rng: np.random.Generator,
) -> pa.Array:
    """Return polygons of equally many corners as well-known binary, made in bulk."""
    ring = np.dtype([("count", "<u4"), ("xy", "<f8", (corners + 1, 2))])
    rings = 2 if with_courtyard else 1
    polygon = np.dtype(
        [("order", "u1"), ("type", "<u4"), ("rings", "<u4"), ("ring", ring, (rings,))]
    )
    shell = _outlines(sites, rows, corners, rng)
    made = np.empty(len(rows), polygon)
    made["order"], made["type"], made["rings"] = 1, 3, rings
    made["ring"]["count"] = corners + 1
    centers = sites.centers[rows, None, :]
    made["ring"]["xy"][:, 0] = centers + shell
    if with_courtyard:
        made["ring"]["xy"][:, 1] = centers + shell[:, ::-1] * 0.4
    offsets = np.arange(len(rows) + 1, dtype=np.int32) * polygon.itemsize
    return pa.BinaryArray.from_buffers(
        pa.binary(), len(rows), [None, pa.py_buffer(offsets), pa.py_buffer(made.tobytes())]
    )


def _outlines(
    sites: Sites, rows: NDArray[np.int64], corners: int, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return closed rings about the origin, (n, corners + 1, 2): rectangles of uneven sides."""
    steps = np.arange(corners) + rng.uniform(-0.3, 0.3, (len(rows), corners))
    angles = steps * (2 * np.pi / corners)
    directions = np.stack((np.cos(angles), np.sin(angles)), axis=-1)
    half_sizes = sites.half_sizes[rows, None, :]
    reach = 1 / (np.abs(directions) / half_sizes).max(axis=-1)
    outline = directions * (reach * rng.uniform(0.94, 1.0, reach.shape))[..., None]
    closed = np.concatenate((outline, outline[:, :1]), axis=1)
    return _turned(closed, sites.turns[rows])


if __name__ == "__main__":
    write_parcels(Path(sys.argv[2]), int(sys.argv[1]))
