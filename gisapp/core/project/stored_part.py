"""One object of a project file: of its parts those are taken that are what they should be."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeGuard, TypeVar

from gisapp.errors import Phrase

Word = TypeVar("Word", bound=str)
LONGEST_TEXT = 4_096
"""Letters of a name, a path or a code; nobody writes longer ones."""
_LARGEST = 1e12


class StoredPart:
    """An object of a document that anybody may have written.

    What is missing has its usual value; what is something else than it should be has it too, and
    is noted as a problem.

    Parameters
    ----------
    stored : mapping
        As JSON has it.
    where : str
        Its place in the document, such as `layers[3]`; empty for the document itself.
    problems : list of Phrase
        What was wrong, in the order of the document; grows.
    """

    def __init__(self, stored: Mapping[str, Any], where: str, problems: list[Phrase]) -> None:
        self._stored = stored
        self._where = where
        self._problems = problems

    def has(self, key: str) -> bool:
        """Return True where a part is stated."""
        return self._stored.get(key) is not None

    def text(self, key: str, longest: int = LONGEST_TEXT) -> str:
        """Return a text, "" for none."""
        value = self._stored.get(key)
        if value is None:
            return ""
        if isinstance(value, str) and len(value) <= longest:
            return value
        self.complain(key)
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list."""
        listed = self._list(key)
        sound = tuple(each for each in listed if isinstance(each, str))
        if len(sound) < len(listed):
            self.complain(key)
        return sound

    def word(self, key: str, allowed: Iterable[Word], usual: Word) -> Word:
        """Return one of some words, the usual one where none is stated."""
        found = self.word_or_none(key, allowed)
        return usual if found is None else found

    def word_or_none(self, key: str, allowed: Iterable[Word]) -> Word | None:
        """Return one of some words, None where none is stated."""
        value = self._stored.get(key)
        if value is None:
            return None
        found = next((each for each in allowed if each == value), None)
        if found is None:
            self.complain(key)
        return found

    def flag(self, key: str, usual: bool) -> bool:
        """Return yes or no."""
        value = self._stored.get(key)
        if isinstance(value, bool):
            return value
        if value is not None:
            self.complain(key)
        return usual

    def number(self, key: str, least: float, most: float) -> float | None:
        """Return a number within limits, None where none is stated."""
        value = self._stored.get(key)
        if value is None:
            return None
        if _is_number(value) and least <= value <= most:
            return float(value)
        self.complain(key)
        return None

    def numbers(self, key: str, most: float = _LARGEST) -> tuple[float, ...]:
        """Return the numbers of a list; none where one of them is no number, or a huge one."""
        listed = self._list(key)
        if all(_is_number(each) and abs(each) <= most for each in listed):
            return tuple(map(float, listed))
        self.complain(key)
        return ()

    def part(self, key: str) -> "StoredPart":
        """Return an object, an empty one for none."""
        value = self._stored.get(key)
        if value is not None and not isinstance(value, dict):
            self.complain(key)
        return StoredPart(value if isinstance(value, dict) else {}, self._path(key), self._problems)

    def parts(self, key: str, most: int) -> Iterator["StoredPart"]:
        """Yield the objects of a list, so many of them at most."""
        listed = self._list(key)
        if len(listed) > most:
            values = {"part": self._path(key), "count": len(listed), "most": most}
            self._problems.append(Phrase("project.too_many", values))
        for number, each in enumerate(listed[:most]):
            where = f"{self._path(key)}[{number}]"
            if isinstance(each, dict):
                yield StoredPart(each, where, self._problems)
            else:
                self._problems.append(Phrase("project.wrong_part", {"part": where}))

    def lists(self, key: str, most: int) -> Iterator[list[object]]:
        """Yield the lists of a list, so many of them at most."""
        for each in self._list(key)[:most]:
            if isinstance(each, list):
                yield each
            else:
                self.complain(key)

    def as_json(self) -> str:
        """Return the whole object as it is stored."""
        return json.dumps(self._stored, ensure_ascii=False, sort_keys=True)

    def mapping(self, key: str) -> Mapping[str, Any]:
        """Return an object as it is stored, an empty one for none."""
        value = self._stored.get(key)
        if isinstance(value, dict):
            return value
        if value is not None:
            self.complain(key)
        return {}

    def complain(self, key: str, code: str = "project.wrong_part") -> None:
        """Note that a part is not what it should be."""
        self._problems.append(Phrase(code, {"part": self._path(key)}))

    def _list(self, key: str) -> list[Any]:
        value = self._stored.get(key)
        if isinstance(value, list):
            return value
        if value is not None:
            self.complain(key)
        return []

    def _path(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key


def _is_number(value: object) -> TypeGuard[int | float]:
    """Return True for a number; to Python, True is one too."""
    return isinstance(value, int | float) and not isinstance(value, bool)
