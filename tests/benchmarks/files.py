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

from tests.benchmarks.enterprises import INDUSTRIES, write_enterprises
from tests.benchmarks.parcels import LAND_USES, write_parcels
from tests.benchmarks.roads import ROAD_CLASSES, write_roads

_GENERATOR = ("towns", "parcels", "enterprises", "roads", "wkb_files")
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
    """One kind of features: how its files are written and by what they are coloured."""

    name: str
    write: Callable[[Path, int], None]
    field: str
    values: tuple[str, ...]

    @property
    def colors(self) -> Mapping[str, str]:
        """A colour for each value."""
        return dict(zip(self.values, _COLORS, strict=False))


PARCELS = Kind("parcels", write_parcels, "land_use", LAND_USES)
ENTERPRISES = Kind("enterprises", write_enterprises, "industry", INDUSTRIES)
ROADS = Kind("roads", write_roads, "road_class", ROAD_CLASSES)


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
