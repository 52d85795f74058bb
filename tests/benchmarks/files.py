"""The files that benchmarks read, made once for each kind, number and format, and kept.

They lie in the system's folder for temporary files, in one that is named after the generator's
code: another generator makes others.
"""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from tests.benchmarks.dense_parcels import middle_of_dense, write_dense
from tests.benchmarks.enterprises import INDUSTRIES, write_enterprises
from tests.benchmarks.mixed_parcels import middle_of_mixed, write_mixed
from tests.benchmarks.parcel_table import LAND_USES, write_named
from tests.benchmarks.parcels import parcel_batches
from tests.benchmarks.roads import ROAD_CLASSES, middle_of_streets, write_roads
from tests.benchmarks.towns import middle_of_sites

_GENERATOR = (
    "towns",
    "districts",
    "parcel_table",
    "parcels",
    "dense_parcels",
    "mixed_parcels",
    "enterprises",
    "roads",
    "wkb_files",
)
_COLORS = (
    "#8c6bb1",
    "#b39ddb",
    "#e07b54",
    "#f2c14e",
    "#5aa469",
    "#9e9e9e",
    "#c5d86d",
    "#4a90c2",
)


@dataclass(frozen=True)
class Kind:
    """One kind of features: how its files are written and by what they are coloured.

    `middle` returns a place that is full of so many of them, in degrees.
    """

    name: str
    write: Callable[[Path, int], None]
    middle: Callable[[int], tuple[float, float]]
    field: str
    values: tuple[str, ...]

    @property
    def colors(self) -> Mapping[str, str]:
        """A colour for each value."""
        return dict(zip(self.values, _COLORS, strict=False))


def write_towns(path: Path, count: int) -> None:
    """Write parcels of towns, whose number is their name."""
    write_named(path, parcel_batches(count))


TOWNS = Kind("towns", write_towns, middle_of_sites, "land_use", LAND_USES)
DENSE = Kind("dense", write_dense, middle_of_dense, "land_use", LAND_USES)
MIXED = Kind("mixed", write_mixed, middle_of_mixed, "land_use", LAND_USES)
PARCELS = (TOWNS, DENSE, MIXED)
ENTERPRISES = Kind("enterprises", write_enterprises, middle_of_sites, "industry", INDUSTRIES)
ROADS = Kind("roads", write_roads, middle_of_streets, "road_class", ROAD_CLASSES)


def folder() -> Path:
    """Return the folder of the files."""
    here = Path(__file__).parent
    code = b"".join((here / f"{name}.py").read_bytes() for name in _GENERATOR)
    return Path(tempfile.gettempdir()) / f"gisapp-benchmarks-{crc32(code):08x}"


def file_of(kind: Kind, count: int, suffix: str) -> Path:
    """Return a file of `count` features, made now where there is none yet."""
    path = folder() / f"{kind.name}-{count}{suffix}"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        # Made beside its place, so that what was broken off is never taken for whole.
        with tempfile.TemporaryDirectory(dir=path.parent) as workshop:
            kind.write(Path(workshop) / path.name, count)
            parts = sorted(Path(workshop).iterdir(), key=lambda part: part.name == path.name)
            for part in parts:
                shutil.move(part, path.parent / part.name)
    return path
