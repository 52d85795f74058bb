"""An attribute of many features that is text, or a number that only names something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attribute_text import number_text
from gisapp.core.layers.attributes import AttributeValue, Column, FieldRole
from gisapp.core.search.asked import Asked
from gisapp.core.search.column_meaning import Heading
from gisapp.core.search.lines import Lines
from gisapp.core.search.value_column import Codes
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.excerpt import excerpt
from gisapp.core.text.matching import bare, name_rank, word_stands_at
from gisapp.core.text.pinyin import FEWEST_INSIDE, spellings
from gisapp.core.text.typos import pieces_of, typos_allowed, typos_in
from gisapp.core.text.written_forms import with_forms

_MOST_LOOKED_AT = 20_000
"""Places of a text that are looked at in one column: of a single letter there may be millions."""
_MOST_COMPARED = 400
"""Values that are compared letter by letter, for each part of what was mistyped: 0.1 s."""
_RUN = 4000
"""Values that are put together at once: a step that no one waits for."""
LONGEST_IN_PINYIN = 40
"""Characters of a value that one may type in pinyin or with a slip: longer ones are sentences."""
_PINYIN_RANK = 4


@dataclass(frozen=True, eq=False)
class Texts:
    """A column of texts.

    Parameters
    ----------
    texts : tuple of Lines
        Each text bare, with the other forms of its dates and numbers.
    spellings : tuple of Lines
        The same texts as the source has them; empty where that is the bare text.
    pinyin : tuple of Lines
        The short Chinese ones in pinyin; runs without any have no lines.
    """

    heading: Heading
    codes: NDArray[np.int32]
    texts: tuple[Lines, ...]
    spellings: tuple[Lines, ...]
    pinyin: tuple[Lines, ...]

    @classmethod
    def of(cls, heading: Heading, column: Column, role: FieldRole) -> "Texts":
        """Return a column of texts, or of numbers that are what `role` says."""
        written = [_written(value, role) for value in column.distinct]
        bared = [bare(text.replace("−", "-")) for text in written]
        texts = list(map(with_forms, bared))
        others = [
            "" if spelling == text else " ".join(spelling.split())
            for spelling, text in zip(written, texts, strict=True)
        ]
        runs = range(0, len(bared), _RUN)
        pinyin = tuple(_in_pinyin(bared[first : first + _RUN]) for first in runs)
        stated = [place if text else -1 for place, text in enumerate(bared)]
        codes = np.array(stated, np.int32)[column.codes]
        return cls(heading, codes, _in_runs(texts), _in_runs(others), pinyin)

    @property
    def nbytes(self) -> int:
        """Memory of the column, in bytes."""
        runs = (*self.texts, *self.spellings, *self.pinyin)
        return self.codes.nbytes + sum(run.nbytes for run in runs)

    def matched(self, code: int, asked: Asked) -> Bilingual:
        """Return a text as a hit tells it: "field: text", of a long one what was asked for."""
        run, line = divmod(code, _RUN)
        text = self.spellings[run][line] or self.texts[run][line]
        return self.heading.told(excerpt(text, asked.text))

    def having(self, asked: Asked, limit: int) -> Iterator[tuple[int, Codes]]:
        """Yield ranks, and the texts that begin with what is asked for or have a word that does."""
        for form in asked.forms:
            by_rank: dict[int, list[int]] = {}
            for rank, code in islice(self._with_word(form), limit):
                by_rank.setdefault(rank, []).append(code)
            yield from by_rank.items()
        if len(asked.pinyin) >= FEWEST_INSIDE:
            in_pinyin = _places(self.pinyin, asked.pinyin)
            yield _PINYIN_RANK, list(islice(in_pinyin, limit))

    def having_alike(self, asked: Asked, limit: int) -> Iterator[tuple[int, Codes]]:
        """Yield how many letters are wrong, and the short texts that are nearly so."""
        allowed = typos_allowed(asked.text)
        for piece in pieces_of(asked.text, allowed) if allowed else ():
            for code in islice(_places(self.texts, piece), _MOST_COMPARED):
                text = self.texts[code // _RUN][code % _RUN]
                is_short = len(text) <= LONGEST_IN_PINYIN
                if is_short and (wrong := typos_in(asked.text, text)) <= allowed:
                    yield wrong, [code]

    def _with_word(self, text: str) -> Iterator[tuple[int, int]]:
        places = (
            (number, line, place)
            for number, run in enumerate(self.texts)
            for line, place in run.places_of(text)
        )
        for number, line, place in islice(places, _MOST_LOOKED_AT):
            run = self.texts[number]
            if word_stands_at(run.text, place):
                yield name_rank(run[line], text), number * _RUN + line


def _written(value: AttributeValue, role: FieldRole) -> str:
    if isinstance(value, int | float):
        return number_text(value, role)
    return "" if value is None else str(value)


def _places(runs: Sequence[Lines], part: str) -> Iterator[int]:
    """Yield the values that have a part."""
    for number, run in enumerate(runs):
        for line in run.having(part):
            yield number * _RUN + line


def _in_runs(texts: Sequence[str]) -> tuple[Lines, ...]:
    return tuple(Lines.of(texts[first : first + _RUN]) for first in range(0, len(texts), _RUN))


def _in_pinyin(texts: Sequence[str]) -> Lines:
    """Return short Chinese texts in pinyin, others empty; no lines where all are ASCII."""
    if all(map(str.isascii, texts)):
        return Lines.of([])
    short = [text if len(text) <= LONGEST_IN_PINYIN else "" for text in texts]
    return Lines.of([read[0].joined if read else "" for read in spellings(short, by_phrase=False)])
