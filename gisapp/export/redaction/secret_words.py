"""Prose about other things may tell what is hidden: its names, texts and numbers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from gisapp.core.parks.dataset import ParkDataset, Subject
from gisapp.core.parks.facts import Fact
from gisapp.core.text.bilingual import Bilingual
from gisapp.unit_table import load_unit_table

_SHORTEST_LATIN, _SHORTEST_HAN = 3, 2
_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_POWERS = (1.0, 1e2, 1e3, 1e4, 1e6, 1e8, 1e9)
"""What a number in prose may be counted in besides units, such as 万."""
_ALIKE = 1e-3
"""Numbers that differ by a smaller share are the same one, rounded."""


@dataclass(frozen=True)
class SecretWords:
    """What must not be read anywhere in an export.

    Parameters
    ----------
    uids : frozenset of str
        Of hidden subjects.
    names : frozenset of str
        Of hidden subjects, folded.
    texts : frozenset of str
        What hidden facts and attributes say, folded.
    numbers : tuple of float
        The values of hidden facts, in stored units.
    """

    uids: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    numbers: tuple[float, ...] = ()

    def __bool__(self) -> bool:
        """True if anything is secret."""
        return bool(self.uids or self.names or self.texts or self.numbers)

    def is_named_in(self, text: str) -> bool:
        """True if a text is, or names, a hidden subject."""
        return text in self.uids or _has_one_of(text, self.names)

    def is_told_in(self, text: str) -> bool:
        """True if a text names a hidden subject, or says what a hidden fact says.

        >>> words = SecretWords(names=frozenset({"beta park"}), numbers=(21_500_000.0,))
        >>> words.is_told_in("drawn to 21.5 km²"), words.is_told_in("West of Beta Park.")
        (True, True)
        >>> words.is_told_in("West of Alphabeta Park, 21 km away")
        False
        """
        return self.is_named_in(text) or _has_one_of(text, self.texts) or self._has_number_in(text)

    def silenced(self, prose: Bilingual) -> Bilingual:
        """Return prose as it is, or nothing where it tells something in either language."""
        is_telling = self.is_told_in(prose.en) or self.is_told_in(prose.zh)
        return Bilingual() if is_telling else prose

    def _has_number_in(self, text: str) -> bool:
        if not self.numbers:
            return False
        for written in _NUMBER.findall(text):
            digits = re.sub("[,，]", "", written)
            for scale in _scales():
                # A single digit stands for too much to be taken for a plain count.
                if scale == 1 and len(digits) == 1:
                    continue
                value = float(digits) * scale
                if any(abs(value - each) <= _ALIKE * abs(each) for each in self.numbers):
                    return True
        return False


NO_SECRETS = SecretWords()


def secret_words(
    subjects: Iterable[Subject], facts: Iterable[Fact], attributes: Iterable[str]
) -> SecretWords:
    """Return what must not be told of hidden subjects, facts and values of attributes."""
    hidden, told = list(subjects), list(facts)
    names = (text for each in hidden for text in (each.name.en, each.name.zh))
    texts = (text for each in told for text in (each.text.en, each.text.zh))
    return SecretWords(
        frozenset(each.uid for each in hidden),
        frozenset(_worth_hiding(names)),
        frozenset(_worth_hiding((*texts, *attributes))),
        tuple({each.value for each in told if each.value}),
    )


def hidden_facts(dataset: ParkDataset, hidden_fields: frozenset[str]) -> Iterator[Fact]:
    """Yield the facts of properties that are hidden."""
    return (fact for fact in dataset.facts if fact.property_code in hidden_fields)


def _worth_hiding(texts: Iterable[str]) -> Iterator[str]:
    """Yield texts, folded, without those so short that they stand in any other one."""
    for text in texts:
        folded = text.strip().casefold()
        if len(folded) >= (_SHORTEST_LATIN if folded.isascii() else _SHORTEST_HAN):
            yield folded


def _has_one_of(text: str, words: frozenset[str]) -> bool:
    """True if a text has one of some words, not within another word of Latin letters."""
    folded = text.casefold()
    for length in {len(each) for each in words}:
        for start in range(len(folded) - length + 1):
            if folded[start : start + length] in words and _is_apart(folded, start, start + length):
                return True
    return False


def _is_apart(text: str, start: int, end: int) -> bool:
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return not (_is_latin(before) and _is_latin(text[start])) and not (
        _is_latin(after) and _is_latin(text[end - 1])
    )


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


@cache
def _scales() -> tuple[float, ...]:
    """Return what a number may be multiplied by to be in a stored unit."""
    return tuple({*_POWERS, *(size for _, size in load_unit_table().written.values())})
