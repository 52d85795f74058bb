"""What is wrong with the geometry of a file: counted, with a sentence for each kind of fault."""

from collections import Counter
from collections.abc import Mapping

from gisapp.core.layers.layer import Problem
from gisapp.sources.vector.geometry_batches import GeometryBatch

_SENTENCES: Mapping[str, str] = {
    "broken_geometry": "coordinates that are not numbers or have no place on the map.",
    "short_ring": "a line of one point, or an outline of fewer than three: left out.",
    "unclosed_ring": "an outline that did not return to its first point: closed.",
    "across_180": "a shape that jumps from one side of the 180° meridian to the other: "
    "drawn across it.",
    "beyond_map": "nearer to a pole than 85.05°, where the map ends: left out there.",
    "no_geometry": "no geometry.",
    "several_kinds": (
        "geometry of several kinds: its points, lines and areas are in a layer of their own each."
    ),
}


class GeometryProblems:
    """Counts the faults of batches of geometry."""

    def __init__(self) -> None:
        self._unread: Counter[str] = Counter()
        self._faults: Counter[str] = Counter()

    def __getitem__(self, code: str) -> int:
        """Return how many features had a fault, by the code of the problem."""
        return self._faults[code]

    def add(self, batch: GeometryBatch) -> None:
        """Count what is wrong in a batch."""
        self._unread.update(batch.unread)
        self._faults.update(batch.faults)

    def found(self) -> tuple[Problem, ...]:
        """Return a problem for each type that cannot be drawn and for each kind of fault."""
        unread = [
            Problem(
                "geometry_type", f"{count:,} × {name}: a type of geometry not drawn here.", count
            )
            for name, count in sorted(self._unread.items())
        ]
        faults = [
            Problem(code, f"{self._faults[code]:,} × {sentence}", self._faults[code])
            for code, sentence in _SENTENCES.items()
            if self._faults[code]
        ]
        return (*unread, *faults)
