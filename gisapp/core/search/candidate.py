"""What may be a hit: how well it fits what is asked for, and why."""

from dataclasses import dataclass, replace

from gisapp.core.search.asked import Asked
from gisapp.core.search.hits import Reason, SearchHit
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.excerpt import excerpt
from gisapp.core.text.matching import NOT_FOUND, name_rank, word_stands_in
from gisapp.core.text.pinyin import FEWEST_INSIDE
from gisapp.core.text.typos import typos_allowed, typos_in

VALUE_RANK = 3
TEXT_RANK = 4


@dataclass(frozen=True)
class Name:
    """A way to write a name, bare, and what kind of way it is; `written` says which name."""

    form: str
    reason: Reason
    written: str = ""

    def has_words(self, asked: Asked) -> bool:
        """True if all words that are asked for stand in the name, in any order."""
        is_spelled = self.reason == "pinyin"
        return not is_spelled and all(word_stands_in(word.text, self.form) for word in asked.words)


@dataclass(frozen=True)
class Said:
    """Words that something is found by, bare; `written` where the hit does not show them."""

    text: str
    written: str = ""


@dataclass(frozen=True)
class Candidate:
    """A hit that is found by a name, by words that all stand in what is said, or by its value."""

    hit: SearchHit
    names: tuple[Name, ...]
    said: tuple[Said, ...]

    def fit(self, asked: Asked) -> tuple[int, SearchHit] | None:
        """Return how well it fits, 0 best, and the hit that says why; None if it does not."""
        rank, name = self._best_name(asked)
        if name is not None:
            return rank, replace(self.hit, reason=name.reason, matched=_same(name.written))
        fact, quantity = self.hit.fact, asked.quantity
        value = fact.value if fact else None
        if quantity and fact and value is not None and quantity.is_value(value, fact.unit):
            return VALUE_RANK, replace(self.hit, reason="value")
        return self._fit_in_words(asked)

    def fit_alike(self, asked: Asked) -> tuple[int, SearchHit] | None:
        """Return how many letters of a name are wrong, and the hit; None if too many are."""
        fewest = NOT_FOUND
        for name in self.names:
            typed = _as_typed(name, asked)
            allowed = typos_allowed(typed)
            if allowed and (wrong := typos_in(typed, name.form)) <= allowed:
                fewest = min(fewest, wrong)
        return None if fewest == NOT_FOUND else (fewest, replace(self.hit, reason="typo"))

    def _best_name(self, asked: Asked) -> tuple[int, Name | None]:
        ranks = [_rank(name, _as_typed(name, asked)) for name in self.names]
        best = min(ranks, default=NOT_FOUND)
        if best != NOT_FOUND:
            return best, self.names[ranks.index(best)]
        having = (name for name in self.names if asked.words and name.has_words(asked))
        return TEXT_RANK, next(having, None)

    def _fit_in_words(self, asked: Asked) -> tuple[int, SearchHit] | None:
        found = self._saying(asked)
        around = [found] if found is not None else [self._saying(word) for word in asked.words]
        if not around or None in around:
            return None
        if self.hit.matched:
            return TEXT_RANK, self.hit
        matched = " ".join(dict.fromkeys(filter(None, around)))
        return TEXT_RANK, replace(self.hit, reason="text", matched=_same(matched))

    def _saying(self, asked: Asked) -> str | None:
        """Return the words around what is asked for, empty where the hit shows them."""
        for said in self.said:
            for form in asked.forms:
                if word_stands_in(form, said.text):
                    return said.written and excerpt(said.written, form)
        return None


def _as_typed(name: Name, asked: Asked) -> str:
    return asked.pinyin if name.reason == "pinyin" else asked.text


def _same(text: str) -> Bilingual:
    return Bilingual(text, text)


def _rank(name: Name, wanted: str) -> int:
    """Return how well a name fits, 0 best; blanks may be typed anywhere."""
    if not wanted:
        return NOT_FOUND
    if name.form.startswith(wanted.replace(" ", "")):
        return min(name_rank(name.form, wanted), 1)
    is_short = name.reason == "pinyin" and len(wanted) < FEWEST_INSIDE
    return NOT_FOUND if is_short else name_rank(name.form, wanted)
