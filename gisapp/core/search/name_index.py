"""What the features of a layer are called, a million of them searched in milliseconds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from heapq import merge
from itertools import chain, islice
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.names import names_of
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.search.asked import Asked
from gisapp.core.search.lines import Lines
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.matching import bare, name_rank, word_stands_in
from gisapp.core.text.pinyin import FEWEST_INSIDE, MOST_BY_PHRASE, spellings
from gisapp.core.text.typos import pieces_of, typos_allowed, typos_in

_RUN = 4000
"""Features whose names are read and kept together: a step that no one waits for."""
_FEW = 500
"""Names up to which ranking each is quicker than searching all for one rank at a time."""
_MOST_COMPARED = 400
"""Names that are compared letter by letter, for each part of what was mistyped: 0.1 s."""

_MOST_WITH_WORD = 20_000
"""Names with one of several words that are looked at: of a single letter there may be millions."""
_APART_RANK = 4

_NO_LINES = Lines.of([])

NameReason = Literal["name", "pinyin", "typo"]
"""How a name fits what was typed: as it is, in pinyin or by its initials, or nearly."""


class FoundName(NamedTuple):
    """A feature that was found by its name; rank 0 fits best."""

    rank: int
    feature_id: int
    name: Bilingual
    reason: NameReason = "name"


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

    def find(self, asked: Asked, limit: int) -> list[FoundName]:
        """Return what fits best, at most `limit`: by rank, then in feature order.

        The ranks are those of `name_rank`; a name that begins with what is wanted without its
        blanks has rank 1 as well. Names that have the words in another order come after those,
        and names that fit in pinyin after all others.
        """
        found = self._found(self._ranked(asked.text), limit, "name", {})
        if asked.words and len(found) < limit:
            apart = ((_APART_RANK, line) for line in self._having_words(asked.words))
            found = self._found(apart, limit, "name", found)
        if asked.pinyin and len(found) < limit:
            found = self._found(self._ranked_in_pinyin(asked.pinyin), limit, "pinyin", found)
        return list(found.values())

    def find_alike(self, asked: Asked, limit: int) -> list[FoundName]:
        """Return names that have a text nearly: with a letter wrong, in long ones two.

        Of very many names that may be so, not all are compared.
        """
        ranked = sorted((rank, line) for line, rank in dict(self._alike(asked)).items())
        return list(self._found(iter(ranked), limit, "typo", {}).values())

    def having_word(self, word: str) -> Iterator[int]:
        """Yield the features whose name has a bare word; of very many not all."""
        for run, line in islice(self._having(word), _MOST_WITH_WORD):
            if word_stands_in(word, self._runs[run].names[line]):
                yield int(self._runs[run].feature_ids[line])

    def _found(
        self,
        ranked: Iterator[tuple[int, _Line]],
        limit: int,
        reason: NameReason,
        before: dict[int, FoundName],
    ) -> dict[int, FoundName]:
        found = dict(before)
        for rank, (run, line) in ranked:
            if len(found) == limit:
                break
            feature_id = int(self._runs[run].feature_ids[line])
            if feature_id not in found:
                name = self._runs[run].name(line)
                found[feature_id] = FoundName(rank, feature_id, name, reason)
        return found

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

    def _ranked_in_pinyin(self, pinyin: str) -> Iterator[tuple[int, _Line]]:
        exactly, begun = f"\n{pinyin}\n", f"\n{pinyin}"
        if not any(pinyin in run.pinyin.text for run in self._runs):
            return self._ranked_as(2, begun, _initials_of)
        by_initials = self._ranked_as(2, begun, _initials_of)
        is_long = len(pinyin) >= FEWEST_INSIDE
        return chain(
            self._ranked_as(1, exactly, _pinyin_of),
            merge(self._ranked_as(2, begun, _pinyin_of), by_initials),
            self._ranked_as(3, pinyin, _pinyin_of) if is_long else iter(()),
        )

    def _having_words(self, words: Sequence[Asked]) -> Iterator[_Line]:
        texts = sorted((word.text for word in words), key=len, reverse=True)
        for line in islice(self._having(texts[0]), _MOST_WITH_WORD):
            name = self._runs[line.run].names[line.line]
            if all(word_stands_in(text, name) for text in texts):
                yield line

    def _alike(self, asked: Asked) -> Iterator[tuple[_Line, int]]:
        for text, lines_of in ((asked.text, _names_of), (asked.pinyin, _pinyin_of)):
            typos = typos_allowed(text)
            for piece in pieces_of(text, typos) if typos else ():
                for number, line in islice(self._places(piece, lines_of), _MOST_COMPARED):
                    run = self._runs[number]
                    if (wrong := typos_in(text, lines_of(run)[line])) <= typos:
                        yield _Line(number, run.name_of(line, lines_of)), wrong

    def _ranked_as(
        self, rank: int, part: str, lines_of: "_LinesOf | None" = None
    ) -> Iterator[tuple[int, _Line]]:
        return ((rank, line) for line in self._lines_having(part, lines_of or _names_of))

    def _having(self, part: str) -> Iterator[_Line]:
        return self._lines_having(part, _names_of)

    def _lines_having(self, part: str, lines_of: "_LinesOf") -> Iterator[_Line]:
        for number, line in self._places(part, lines_of):
            yield _Line(number, self._runs[number].name_of(line, lines_of))

    def _places(self, part: str, lines_of: "_LinesOf") -> Iterator[tuple[int, int]]:
        """Yield the run, and the line of its names, pinyin or initials, that has a part."""
        for number, run in enumerate(self._runs):
            for line in lines_of(run).having(part):
                yield number, line

    def _have(self, part: str) -> bool:
        return any(part in run.names.text for run in self._runs)


def index_names(
    layer: Layer, progress: Progress = NO_PROGRESS, in_pinyin: bool = True
) -> NameIndex:
    """Read the names of all features that a layer has in memory.

    Parameters
    ----------
    layer : Layer
        Whose features are named.
    progress : Progress
        Checked before each run of names.
    in_pinyin : bool
        True to find Chinese names in pinyin too, for which a large table is read once.

    Raises
    ------
    Cancelled
        The reading shall end.
    SourceError
        The layer's source cannot be read any more.
    """
    layer.attributes.fetch(progress)
    feature_ids = layer.geometry.feature_ids
    by_phrase = len(feature_ids) <= MOST_BY_PHRASE
    runs = []
    for first in range(0, len(feature_ids), _RUN):
        progress.check()
        some = feature_ids[first : first + _RUN].tolist()
        run = _Run.of(some, names_of(layer, some))
        runs.append(run.with_pinyin(by_phrase) if in_pinyin else run)
    return NameIndex(layer, runs)


@dataclass(frozen=True, eq=False)
class _Run:
    """Names of some features, folded; where a feature has two, they follow each other.

    Parameters
    ----------
    feature_ids : (names,) int64
        The feature of each name.
    names : Lines
        The names as they are compared.
    spellings : Lines
        The names as the source has them; empty where that is the folded name.
    pinyin, initials : Lines
        Chinese names in pinyin, and the first letters of that, each as it may be read.
    read : (readings,) int64
        Which name each line of `pinyin` and `initials` is of.
    """

    feature_ids: NDArray[np.int64]
    names: Lines
    spellings: Lines
    pinyin: Lines = _NO_LINES
    initials: Lines = _NO_LINES
    read: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))

    @classmethod
    def of(cls, feature_ids: Sequence[int], features: Sequence[Bilingual]) -> "_Run":
        ids, names, written = [], [], []
        for feature_id, feature in zip(feature_ids, features, strict=True):
            for spelling in dict.fromkeys((feature.en, feature.zh)):
                if name := bare(spelling):
                    ids.append(feature_id)
                    names.append(name)
                    written.append(spelling if spelling != name else "")
        return cls(np.array(ids, np.int64), Lines.of(names), Lines.of(written))

    def with_pinyin(self, by_phrase: bool) -> "_Run":
        """Return the same names, to be found in pinyin; as they are if none is Chinese."""
        if self.names.text.isascii():
            return self
        spelled = spellings(self.names.text[1:-1].split("\n"), by_phrase)
        readings = [each for every in spelled for each in every]
        lines = np.repeat(np.arange(len(spelled)), list(map(len, spelled)))
        pinyin = Lines.of([each.joined for each in readings])
        return replace(
            self, pinyin=pinyin, initials=Lines.of([each.initials for each in readings]), read=lines
        )

    def name_of(self, line: int, lines_of: "_LinesOf") -> int:
        """Return the line of the name that a line of the names, pinyin or initials is of."""
        return line if lines_of is _names_of else int(self.read[line])

    def name(self, line: int) -> Bilingual:
        """Return the name on a line, with the one in the other language where there is one."""
        near = range(max(line - 1, 0), min(line + 2, len(self.feature_ids)))
        same = [each for each in near if self.feature_ids[each] == self.feature_ids[line]]
        en, zh = (self.spellings[each] or self.names[each] for each in (same[0], same[-1]))
        return Bilingual(en, zh)


def _names_of(run: _Run) -> Lines:
    return run.names


def _pinyin_of(run: _Run) -> Lines:
    return run.pinyin


def _initials_of(run: _Run) -> Lines:
    return run.initials


_LinesOf = Callable[[_Run], Lines]
