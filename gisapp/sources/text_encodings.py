r"""Which encoding text is in: its bytes decide, against what a file states.

For a reader of a text format, in this order:

- `found = find_encoding(stored, stated)`, where `stored` is the whole file (or a sample of it that
  is spread over the file, or an iterable of the texts of a table), and `stated` is what the file
  declares, spelt in any way, or None. `found.encoding` is Python's name of it, `found.name` what
  users are told, and `found.is_guess` is True where other encodings would be possible.
- `text, lost = decode(stored, found.encoding)`, with U+FFFD for each byte that is no text, and how
  many there are.
- `problems = encoding_problems(path, found)` says what was guessed or not believed.
- Where the user named an encoding, `found = named_encoding(name)` takes the place of the first.

>>> found = find_encoding("园区,面积\n".encode("gbk"))
>>> found.name, found.is_guess
('GB18030', True)
>>> decode(b"park \xff", "utf-8")
('park \ufffd', 1)
"""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.errors import SourceError
from gisapp.sources.encoding_names import known_encoding, told_name, widest
from gisapp.sources.encoding_scores import (
    CANDIDATES,
    Score,
    is_of_usual_alphabets,
    score,
    without_cut_letters,
)

MARK = "\N{REPLACEMENT CHARACTER}"
"""Stands for what is no text."""
_SAMPLE_BYTES = 256 * 1024
"""As much of what is beyond ASCII tells the encoding."""
_WINDOWS = 64
_LONGEST_WORD = 4000
_WORD = re.compile(rb"[\x80-\xff][^\x00-\x2f]{0,4000}")
"""From a letter beyond ASCII on; what ends it is a part of no letter in any encoding."""
_BETWEEN_WORDS = re.compile(rb"[\x00-\x2f]")
_OF_THREE_BYTES = "\u0800"
"""The first letter that has three bytes in UTF-8."""
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_LOST = 0.1
"""The share of letters that may be damaged in a text whose encoding is known all the same."""
_LEAST_USUAL = 0.5
_CLEARLY_BETTER = 0.25
"""By how much another encoding must read more like a language than the one that is preferred."""
_ENOUGH_LETTERS = 20
"""Korean letters are a part of the bytes of Chinese ones: fewer might be either."""
_ALL_BUT_FEW = 0.95
_SCORED_AS = {"iso8859-1": "cp1252", "shift_jis": "cp932", "euc_kr": "cp949"}
"""Which of the candidates an encoding is a part of."""
_OFTEN_STATED = frozenset(("ascii", "iso8859-1", "cp1252", "cp437", "cp850", "utf-8", "utf-8-sig"))
"""What programs state without looking at the text."""


@dataclass(frozen=True)
class FoundEncoding:
    """The encoding of a text.

    Parameters
    ----------
    encoding : str
        Python's name of it.
    is_guess : bool
        True where the text may be in another one as well.
    stated : str
        What the file states, as it is spelt there; empty where it states none.
    is_believed : bool
        False where the bytes are not in the encoding that the file states.
    """

    encoding: str
    is_guess: bool = False
    stated: str = ""
    is_believed: bool = True

    @property
    def name(self) -> str:
        """What users are told it is called."""
        return told_name(self.encoding)


def named_encoding(name: str) -> FoundEncoding:
    """Return the encoding that a user named.

    Raises
    ------
    SourceError
        It is not known.
    """
    encoding = known_encoding(name)
    if encoding is None:
        raise SourceError("unknown_encoding", encoding=name)
    return FoundEncoding(widest(encoding))


def find_encoding(stored: bytes | Iterable[bytes], stated: str | None = None) -> FoundEncoding:
    r"""Return the encoding of a text.

    Parameters
    ----------
    stored : bytes or iterable of bytes
        The text, a sample of it, or the texts of a table.
    stated : str or None
        What the file declares; None where it declares nothing.

    Examples
    --------
    >>> find_encoding("青山湖".encode(), "GBK")
    FoundEncoding(encoding='utf-8', is_guess=False, stated='GBK', is_believed=False)
    >>> find_encoding(b"park", "GBK").is_guess
    False
    """
    whole = stored if isinstance(stored, bytes) else b"\n".join(stored)
    spelt = (stated or "").strip("\ufeff\0 \t\r\n")
    meant = known_encoding(spelt)
    of_pairs = _of_wide_letters(whole)
    if of_pairs is not None:
        return _against(of_pairs, spelt, meant)
    if whole.isascii():
        return FoundEncoding(meant if meant and _agrees(whole, meant) else "utf-8", stated=spelt)
    sample = _beyond_ascii(whole)
    if _is_utf8(sample):
        return _against("utf-8", spelt, meant)
    if meant and _is_plausible(sample, meant):
        return FoundEncoding(widest(meant), stated=spelt)
    return _against(_likeliest(sample), spelt, meant, is_guess=True)


def decode(stored: bytes, encoding: str) -> tuple[str, int]:
    """Return a text, and how many pieces of it are no text in an encoding: each is a `MARK`.

    Parameters
    ----------
    stored : bytes
        The text as it is stored.
    encoding : str
        Python's name of its encoding.
    """
    try:
        return stored.decode(encoding), 0
    except UnicodeDecodeError:
        text = stored.decode(encoding, "replace")
        return text, text.count(MARK)


def decoded(stored: bytes, encoding: str = "utf-8") -> str | None:
    r"""Return text in the encoding that is likely, else in Chinese; None if it is in neither.

    Parameters
    ----------
    stored : bytes
        The text as it is stored.
    encoding : str
        The likely one; UTF-8 where nobody says.

    Examples
    --------
    >>> decoded("园区".encode("gbk")), decoded(b"\xff")
    ('园区', None)
    """
    for each in (encoding, "gb18030"):
        try:
            return stored.decode(each)
        except UnicodeDecodeError:
            continue
    return None


def encoding_problems(path: Path, found: FoundEncoding) -> tuple[Problem, ...]:
    """Return what users are told of an encoding: that it was guessed, or another one is stated.

    Parameters
    ----------
    path : Path
        The file.
    found : FoundEncoding
        Of its texts.
    """
    values = {"file": path.name, "encoding": found.name}
    if not found.is_believed:
        return (Problem.of("encoding_differs", stated=found.stated, **values),)
    return (Problem.of("encoding_guessed", **values),) if found.is_guess else ()


def _against(
    encoding: str, stated: str, meant: str | None, *, is_guess: bool = False
) -> FoundEncoding:
    differs = bool(stated) and (meant is None or not _are_alike(encoding, meant))
    return FoundEncoding(encoding, is_guess, stated, not differs)


def _are_alike(one: str, other: str) -> bool:
    def plain(name: str) -> str:
        return widest(name).removesuffix("-sig").removesuffix("-le").removesuffix("-be")

    return plain(one) == plain(other)


def _agrees(stored: bytes, encoding: str) -> bool:
    """Return True if text of ASCII alone is the same in an encoding."""
    try:
        return stored.decode(encoding) == stored.decode("ascii")
    except UnicodeDecodeError:
        return False


def _of_wide_letters(stored: bytes) -> str | None:
    """Return the encoding that a byte order mark tells, or zeros at each second place."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if stored.startswith(mark):
            return encoding
    start = stored[:4096]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if len(start) >= 4 and max(even, odd) > len(start) // 5 and min(even, odd) == 0:
        return "utf-16-be" if even else "utf-16-le"
    return None


def _beyond_ascii(stored: bytes) -> bytes:
    """Return words of a text that have letters beyond ASCII, each on a line, from all over it."""
    windows = _WINDOWS if len(stored) > _SAMPLE_BYTES else 1
    length = -(-len(stored) // windows)
    words: list[bytes] = []
    for start in range(0, len(stored), length):
        room = _SAMPLE_BYTES // windows
        for found in _WORD.finditer(stored, _begin_of_word(stored, start), start + length):
            # The letter before it tells Western text from others.
            words.append(stored[max(found.start() - 1, 0) : found.end()])
            room -= len(words[-1])
            if room <= 0:
                break
    return b"\n".join(words)


def _begin_of_word(stored: bytes, start: int) -> int:
    """Return where a word begins, so that no letter is taken in its middle."""
    found = _BETWEEN_WORDS.search(stored, start, start + _LONGEST_WORD) if start else None
    return found.end() if found else start


def _is_utf8(sample: bytes) -> bool:
    text = without_cut_letters(sample.decode("utf-8", "replace"))
    beyond = sum(not letter.isascii() for letter in text)
    if text.count(MARK) > _MOST_LOST * beyond or not beyond:
        return False
    if any(letter >= _OF_THREE_BYTES and letter != MARK for letter in text):
        return True
    # Two bytes each may be a Chinese letter as well.
    return is_of_usual_alphabets(text) or score(sample, "gb18030").usual < _LEAST_USUAL


def _is_plausible(sample: bytes, stated: str) -> bool:
    """Return True if a text that is no UTF-8 may well be in the encoding that is stated."""
    scores = {each: score(sample, each) for each in CANDIDATES}
    best = max(each.usual for each in scores.values() if each.lost <= _MOST_LOST)
    own = scores.get(_SCORED_AS.get(widest(stated), widest(stated)))
    if own is not None and own.letters:
        is_usual = own.usual >= _LEAST_USUAL or best < _LEAST_USUAL
        return own.lost <= _MOST_LOST and is_usual and own.usual >= best - _CLEARLY_BETTER
    _, lost = decode(sample, stated)
    return not lost and (best < _LEAST_USUAL or stated not in _OFTEN_STATED)


def _likeliest(sample: bytes) -> str:
    """Return the encoding that a text that is no UTF-8 reads best in, Chinese where in doubt."""
    scores = {each: score(sample, each) for each in CANDIDATES}
    chinese, korean = scores["gb18030"], scores["cp949"]
    if _is_language(korean) and korean.letters >= _ENOUGH_LETTERS and korean.usual > _ALL_BUT_FEW:
        return "cp949"
    better = {
        each: found.usual
        for each, found in scores.items()
        if _is_language(found) and found.usual > chinese.usual + _CLEARLY_BETTER
    }
    if better:
        return max(better, key=better.__getitem__)
    return "gb18030" if chinese.lost <= _MOST_LOST else _normalized(sample)


def _is_language(found: Score) -> bool:
    return found.usual >= _LEAST_USUAL and found.lost <= _MOST_LOST


def _normalized(sample: bytes) -> str:
    """Return what charset-normalizer takes a text to be in; UTF-8 where it doesn't know."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return (best and known_encoding(best.encoding)) or "utf-8"
