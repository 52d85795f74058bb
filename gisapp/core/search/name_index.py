"""What the features of a layer are called, a million of them searched in milliseconds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.matching import folded, name_rank

_RUN = 4000
"""Features whose names are read and kept together: a step that no one waits for."""
_FEW = 500
"""Names up to which ranking each is quicker than searching all for one rank at a time."""


class FoundName(NamedTuple):
    """A feature that was found by its name; rank 0 fits best."""

    rank: int
    feature_id: int
    name: Bilingual


class _Line(NamedTuple):
    """Which line of which run; they sort in feature order."""

    run: int
    line: int


class NameIndex:
    """The names of a layer's features, made by `index_names`.

    `feature_count` is how many features the layer had.
    """

    def __init__(self, layer: Layer, runs: Sequence["_Run"]) -> None:
        self.layer_id = layer.layer_id
        self.layer_name = layer.name
        self.feature_count = layer.feature_count
        self._runs = tuple(runs)

    def find(self, wanted: str, limit: int) -> list[FoundName]:
        """Return what fits a folded text best, at most `limit`: by rank, then in feature order.

        The ranks are those of `name_rank`; a name that begins with what is wanted without its
        blanks has rank 1 as well.
        """
        found: dict[int, FoundName] = {}
        for rank, (run, line) in self._ranked(wanted):
            if len(found) == limit:
                break
            feature_id = int(self._runs[run].feature_ids[line])
            if feature_id not in found:
                found[feature_id] = FoundName(rank, feature_id, self._runs[run].name(line))
        return list(found.values())

    def _ranked(self, wanted: str) -> Iterator[tuple[int, _Line]]:
        """Yield ranks and lines, best first; a line may come again with a worse rank."""
        joined = wanted.replace(" ", "")
        without_blanks = self._ranked_as(1, f"\n{joined}") if joined != wanted else iter(())
        few = list(islice(self._having(wanted), _FEW + 1))
        if len(few) <= _FEW:
            names = (self._runs[run].names[line] for run, line in few)
            ranked = sorted(zip((name_rank(name, wanted) for name in names), few, strict=True))
            return merge(ranked, without_blanks)
        begun: list[Iterator[tuple[int, _Line]]] = []
        if self._have(f"\n{wanted}"):
            begun = [self._ranked_as(0, f"\n{wanted}\n"), self._ranked_as(1, f"\n{wanted}")]
        # Looking for a blank alone is far quicker, and most Chinese names have none.
        in_words = self._ranked_as(2, f" {wanted}") if self._have(" ") else iter(())
        return chain(merge(*begun, without_blanks), in_words, self._ranked_as(3, wanted))

    def _ranked_as(self, rank: int, part: str) -> Iterator[tuple[int, _Line]]:
        return ((rank, line) for line in self._having(part))

    def _having(self, part: str) -> Iterator[_Line]:
        for number, run in enumerate(self._runs):
            for line in run.names.having(part):
                yield _Line(number, line)

    def _have(self, part: str) -> bool:
        return any(part in run.names.text for run in self._runs)


def index_names(layer: Layer, progress: Progress = NO_PROGRESS) -> NameIndex:
    """Read the names of all features that a layer has in memory.

    Raises
    ------
    Cancelled
        The reading shall end.
    SourceError
        The layer's source cannot be read any more.
    """
    layer.attributes.fetch(progress)
    feature_ids = layer.geometry.feature_ids
    runs = []
    for first in range(0, len(feature_ids), _RUN):
        progress.check()
        some = feature_ids[first : first + _RUN].tolist()
        runs.append(_Run.of(some, layer.attributes.names(some)))
    return NameIndex(layer, runs)


@dataclass(frozen=True, eq=False)
class _Lines:
    """Texts joined to one, each between line breaks: far smaller than an object for each.

    Parameters
    ----------
    text : str
        All lines, with a line break before and after each.
    starts : (lines + 1,) int64
        Where in `text` each line begins, and where one more would.
    """

    text: str
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, lines: Sequence[str]) -> "_Lines":
        lengths = np.fromiter(map(len, lines), np.int64, len(lines))
        return cls("\n".join(["", *lines, ""]), np.cumsum(np.append(1, lengths + 1)))

    def __getitem__(self, line: int) -> str:
        return self.text[self.starts[line] : self.starts[line + 1] - 1]

    def having(self, part: str) -> Iterator[int]:
        """Yield the lines that have a part, which may begin or end with a line break."""
        place = self.text.find(part)
        while place >= 0:
            # A part that begins with a break has its next letter in the line that is meant.
            yield int(np.searchsorted(self.starts, place + 1, side="right")) - 1
            place = self.text.find(part, self.text.find("\n", place + 1))


@dataclass(frozen=True, eq=False)
class _Run:
    """Names of some features, folded; where a feature has two, they follow each other.

    Parameters
    ----------
    feature_ids : (names,) int64
        The feature of each name.
    spellings : _Lines
        The names as the source has them; empty where that is the folded name.
    """

    feature_ids: NDArray[np.int64]
    names: _Lines
    spellings: _Lines

    @classmethod
    def of(cls, feature_ids: Sequence[int], features: Sequence[Bilingual]) -> "_Run":
        ids, names, spellings = [], [], []
        for feature_id, feature in zip(feature_ids, features, strict=True):
            for spelling in dict.fromkeys((feature.en, feature.zh)):
                if name := folded(spelling):
                    ids.append(feature_id)
                    names.append(name)
                    spellings.append(spelling if spelling != name else "")
        return cls(np.array(ids, np.int64), _Lines.of(names), _Lines.of(spellings))

    def name(self, line: int) -> Bilingual:
        """Return the name on a line, with the one in the other language where there is one."""
        near = range(max(line - 1, 0), min(line + 2, len(self.feature_ids)))
        same = [each for each in near if self.feature_ids[each] == self.feature_ids[line]]
        en, zh = (self.spellings[each] or self.names[each] for each in (same[0], same[-1]))
        return Bilingual(en, zh)
