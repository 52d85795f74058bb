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
REPEATS = 5
LONGEST_MS = 10_000
"""What has taken so long in all isn't repeated any more."""
OUTLINE = "#4d4d4d"
ZOOMS = ("1", "1/2", "1/4", "1/8", "1/16", "1/32", "1/64", "1/128", "1/256")
"""Each frame's share of the width of everything."""
NAMED_ZOOMS = ZOOMS[-3:]
"""Near enough for parcels' names."""
NAME_FIELD, NAME_SIZE_PX = "name", 12


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
    """A file and what to do with it.

    Parameters
    ----------
    features : int
        How many there are in the file.
    field : str
        The attribute that decides on a feature's class.
    colors : mapping
        "#rrggbb" of each of the attribute's values.
    views : tuple of View
        The frames to draw, one for each of `ZOOMS`.
    points : tuple of (float, float)
        Places, in degrees of longitude and latitude, to identify what is there.
    output : str
        Where to save a picture.
    """

    path: str
    features: int
    field: str
    colors: Mapping[str, str]
    views: tuple[View, ...] = ()
    points: tuple[tuple[float, float], ...] = ()
    output: str = ""

    @property
    def named_views(self) -> tuple["View", ...]:
        """The frames to draw with names."""
        return tuple(view for view in self.views if view.name in NAMED_ZOOMS)

    def to_json(self) -> str:
        """Return what `from_json` reads."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Job":
        """Return the job that `to_json` wrote."""
        values = json.loads(text)
        values["views"] = tuple(View(**view) for view in values["views"])
        values["points"] = tuple((longitude, latitude) for longitude, latitude in values["points"])
        return cls(**values)


Figure = Callable[[Job], Mapping[str, float]]


def answer(figures: Mapping[str, Figure]) -> None:
    """Work out the figure named on the command line for the job on stdin, and print it."""
    job = Job.from_json(sys.stdin.read())
    measured = figures[sys.argv[1]](job)
    print(json.dumps(dict(measured)), flush=True)


def median_ms(work: Callable[[], object]) -> float:
    """Return the median time of some repeats in milliseconds."""
    times: list[float] = []
    while len(times) < REPEATS and sum(times) < LONGEST_MS:
        times.append(elapsed_ms(work))
    return median(times)


def elapsed_ms(work: Callable[[], object]) -> float:
    """Return how long something took, in milliseconds."""
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def identify_figures(times_ms: list[float], hits: int) -> dict[str, float]:
    """Return what is reported of identifying at points: how long each took, how many hit."""
    return {
        "median_ms": median(times_ms),
        "p99_ms": percentile(times_ms, 0.99),
        "points": len(times_ms),
        "hits": hits,
    }


def percentile(values: list[float], share: float) -> float:
    """Return the smallest value that is no less than `share` of all."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
