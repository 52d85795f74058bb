"""What the features of a layer are called, a million of them searched in milliseconds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.bilingual import Bilingual
from gisapp.core.folding import folded, name_rank
from gisapp.core.layer import Layer

_STEP = 4000
"""Features whose names are read at once; in between, a cancel is seen."""
_FEW = 500
"""Lines up to which ranking each is quicker than one search of the whole text for each rank."""


class FoundName(NamedTuple):
    """A feature that was found by its name; rank 0 fits best."""

    rank: int
    feature_id: int
    name: Bilingual


@dataclass(frozen=True, eq=False)
class _Lines:
    """Texts held as one, without an object for each.

    Parameters
    ----------
    text : str
        All of them, each between line breaks.
    starts : (lines + 1,) int64
        Where in `text` each begins, and where one more would.
    """

    text: str
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, runs: Sequence[Sequence[str]]) -> "_Lines":
        """Return all lines of some runs, none of which is empty."""
        lengths = [np.fromiter(map(len, run), np.int64, len(run)) + 1 for run in runs]
        text = "\n".join(["", *("\n".join(run) for run in runs), ""])
        return cls(text, np.cumsum(np.concatenate([[1], *lengths])))

    def __getitem__(self, line: int) -> str:
        return self.text[self.starts[line] : self.starts[line + 1] - 1]

    def having(self, part: str) -> Iterator[int]:
        """Yield the lines that have a part, which may begin or end with a line break."""
        place = self.text.find(part)
        while place >= 0:
            # A part's second letter is of the line, or the break after it, in any case.
            yield int(np.searchsorted(self.starts, place + 1, side="right")) - 1
            place = self.text.find(part, self.text.find("\n", place + 1))


class NameIndex:
    """The names of a layer's features, made by `index_names`.

    `feature_count` is how many features the layer had.
    """

    def __init__(self, layer: Layer, runs: Sequence["_Run"]) -> None:
        self.layer_id = layer.layer_id
        self.layer_name = layer.name
        self.feature_count = layer.feature_count
        self._feature_ids = np.concatenate([np.empty(0, np.int64), *(run.ids for run in runs)])
        self._names = _Lines.of([run.names for run in runs])
        self._spellings = _Lines.of([run.spellings for run in runs])

    def find(self, wanted: str, limit: int) -> list[FoundName]:
        """Return what fits a folded text best, at most `limit`: by rank, then in feature order.

        The ranks are those of `name_rank`; a name that begins with what is wanted without its
        blanks has rank 1 as well.
        """
        found: dict[int, FoundName] = {}
        for rank, line in self._ranked(wanted):
            if len(found) == limit:
                break
            feature_id = int(self._feature_ids[line])
            if feature_id not in found:
                found[feature_id] = FoundName(rank, feature_id, self._name(line))
        return list(found.values())

    def _ranked(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Yield ranks and lines, best first; a line may come again with a worse rank."""
        joined = wanted.replace(" ", "")
        without_blanks = self._having(f"\n{joined}", 1) if joined != wanted else iter(())
        few = list(islice(self._names.having(wanted), _FEW + 1))
        if len(few) <= _FEW:
            ranked = sorted((name_rank(self._names[line], wanted), line) for line in few)
            return merge(ranked, without_blanks)
        begun: list[Iterator[tuple[int, int]]] = []
        if f"\n{wanted}" in self._names.text:
            begun = [self._having(f"\n{wanted}\n", 0), self._having(f"\n{wanted}", 1)]
        # Looking for a blank alone is far quicker, and most Chinese names have none.
        in_words = self._having(f" {wanted}", 2) if " " in self._names.text else iter(())
        return chain(merge(*begun, without_blanks), in_words, self._having(wanted, 3))

    def _having(self, part: str, rank: int) -> Iterator[tuple[int, int]]:
        return ((rank, line) for line in self._names.having(part))

    def _name(self, line: int) -> Bilingual:
        """Return the name that a line tells, with that in the other language, if it differs."""
        near = range(max(line - 1, 0), min(line + 2, len(self._feature_ids)))
        same = [each for each in near if self._feature_ids[each] == self._feature_ids[line]]
        return Bilingual(self._spelling(same[0]), self._spelling(same[-1]))

    def _spelling(self, line: int) -> str:
        return self._spellings[line] or self._names[line]


def index_names(layer: Layer, is_cancelled: Callable[[], bool]) -> NameIndex:
    """Read the names of all features that a layer holds; after a cancel, of those so far.

    Raises
    ------
    SourceError
        The layer's source cannot be read any more.
    """
    feature_ids = layer.geometry.feature_ids
    runs = []
    for first in range(0, len(feature_ids), _STEP):
        if is_cancelled():
            break
        some = feature_ids[first : first + _STEP].tolist()
        run = _run(some, layer.attributes.names(some))
        if run.names:
            runs.append(run)
    return NameIndex(layer, runs)


class _Run(NamedTuple):
    """Names of some features, folded; of one with two names, they follow each other.

    `spellings` are those of the source, empty where that is the same.
    """

    ids: NDArray[np.int64]
    names: list[str]
    spellings: list[str]


def _run(feature_ids: Sequence[int], features: Sequence[Bilingual]) -> _Run:
    ids, names, spellings = [], [], []
    for feature_id, feature in zip(feature_ids, features, strict=True):
        for spelling in (feature.en, feature.zh) if feature.en != feature.zh else (feature.en,):
            if name := folded(spelling):
                ids.append(feature_id)
                names.append(name)
                spellings.append(spelling if spelling != name else "")
    return _Run(np.array(ids, np.int64), names, spellings)
