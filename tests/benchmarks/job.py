"""What an engine is asked to measure, passed to its own process and back as JSON.

Only the standard library: QGIS reads this with the system's Python.
"""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter

WIDTH, HEIGHT = 1600, 1000
"""Pixels of every measured frame."""
REPEATS = 3
FIELD = "land_use"
COLORS = {
    "工业用地": "#8c6bb1",
    "仓储用地": "#b39ddb",
    "商业用地": "#e07b54",
    "居住用地": "#f2c14e",
    "公园绿地": "#5aa469",
    "道路用地": "#9e9e9e",
    "耕地": "#c5d86d",
    "水域": "#4a90c2",
}
OUTLINE = "#4d4d4d"


@dataclass(frozen=True)
class View:
    """What a frame shows: a box of EPSG:3857 with the proportions of the frame."""

    name: str
    xmin: float
    ymin: float
    xmax: float
    ymax: float


@dataclass(frozen=True)
class Job:
    """A file, the frames to draw of it, and points, in degrees, to identify what is there."""

    path: str
    views: tuple[View, ...] = ()
    points: tuple[tuple[float, float], ...] = ()
    output: str = ""

    def to_json(self) -> str:
        """Return what `from_json` reads."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Job":
        """Return the job that `to_json` wrote."""
        fields = json.loads(text)
        return cls(
            fields["path"],
            tuple(View(**view) for view in fields["views"]),
            tuple((longitude, latitude) for longitude, latitude in fields["points"]),
            fields["output"],
        )


Figure = Callable[[Job], Mapping[str, float]]


def answer(figures: Mapping[str, Figure]) -> None:
    """Work out the figure named on the command line for the job on stdin, and print it."""
    job = Job.from_json(sys.stdin.read())
    measured = figures[sys.argv[1]](job)
    print(json.dumps(dict(measured)), flush=True)


def median_ms(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Return the median time of some repeats in milliseconds."""
    return median(elapsed_ms(work) for _ in range(repeats))


def elapsed_ms(work: Callable[[], object]) -> float:
    """Return how long something took, in milliseconds."""
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def percentile(values: list[float], share: float) -> float:
    """Return the smallest value that is no less than `share` of all."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
