"""What is wrong with the geometry of a file: counted, with a sentence for each kind of fault."""

from collections import Counter

from gisapp.core.layers.layer import MOST_LISTED, Problem
from gisapp.sources.vector.geometry_batches import GeometryBatch

_FAULTS = (
    "broken_geometry",
    "short_ring",
    "unclosed_ring",
    "across_180",
    "beyond_map",
    "no_geometry",
    "several_kinds",
)


class GeometryProblems:
    """Counts the faults of batches of geometry, and notes the first features that have them."""

    def __init__(self) -> None:
        self._unread: Counter[str] = Counter()
        self._faults: Counter[str] = Counter()
        self._faulty: dict[str, list[int]] = {}

    def __getitem__(self, code: str) -> int:
        """Return how many features had a fault, by the code of the problem."""
        return self._faults[code]

    def add(self, batch: GeometryBatch) -> None:
        """Count what is wrong in a batch."""
        self._unread.update(batch.unread)
        self._faults.update(batch.faults)
        for code, ids in batch.faulty.items():
            known = self._faulty.setdefault(code, [])
            known += ids[: MOST_LISTED - len(known)].tolist()

    def found(self) -> tuple[Problem, ...]:
        """Return a problem for each type that cannot be drawn and for each kind of fault."""
        unread = [
            Problem.of("geometry_type", count, type=name)
            for name, count in sorted(self._unread.items())
        ]
        faults = [
            Problem.of(code, self._faults[code]).at(self._faulty.get(code, ()))
            for code in _FAULTS
            if self._faults[code]
        ]
        return (*unread, *faults)
