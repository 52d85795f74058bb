"""What the bytes of a text tell of its encoding: UTF-8, Chinese, or another one."""

import codecs
import re

from gisapp.sources.encoding_names import known_encoding, widest
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
_FEW = 5
"""ASCII is more than a fifth of the letters of JSON, XML and tables."""
_WINDOWS = 64
_LONGEST_WORD = 4000
_WORD = re.compile(rb"[\x80-\xff][^\x00-\x2f]{0,4000}")
"""From a letter beyond ASCII on; what ends it is a part of no letter in any encoding."""
_BETWEEN_WORDS = re.compile(rb"[\x00-\x2f]")
_OF_THREE_BYTES = re.compile("[\u0800-\U0010ffff]+")
"""Letters that have three bytes or more in UTF-8."""
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEAST_READ = 0.5
"""Letters of three bytes for each byte that is none; of Chinese there are hundreds for a letter."""
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


def of_wide_letters(stored: bytes) -> str | None:
    """Return the encoding that a byte order mark tells, or zeros at each second place."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if stored.startswith(mark):
            return encoding
    start = stored[:4096]
    even, odd = start[::2].count(0), start[1::2].count(0)
    many, few = max(even, odd), min(even, odd)
    if many * _FEW > len(start) and few * _FEW < many:
        return "utf-16-be" if even > odd else "utf-16-le"
    return None


def words_beyond_ascii(stored: bytes) -> bytes:
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


def is_utf8(sample: bytes) -> bool:
    """Return True for words of UTF-8, of which some letters may be damaged."""
    text = without_cut_letters(sample.decode("utf-8", "replace"))
    lost = text.count(MARK)
    wide = sum(map(len, _OF_THREE_BYTES.findall(text))) - lost
    if wide:
        # In any other encoding three bytes hardly ever happen to be a letter of UTF-8.
        return wide >= lost * _LEAST_READ
    if lost or text.isascii():
        return False
    # Two bytes each may be a Chinese letter as well.
    return is_of_usual_alphabets(text) or score(sample, "gb18030").usual < _LEAST_USUAL


def is_plausible(sample: bytes, stated: str) -> bool:
    """Return True if a text that is no UTF-8 may well be in the encoding that is stated."""
    scores = {each: score(sample, each) for each in CANDIDATES}
    readable = (each.usual for each in scores.values() if each.is_whole)
    best = max(readable, default=0.0)
    own = scores.get(_SCORED_AS.get(widest(stated), widest(stated)))
    if own is not None and own.letters:
        is_usual = own.usual >= _LEAST_USUAL or best < _LEAST_USUAL
        is_whole = own.is_whole or own.lost == 1
        return is_whole and is_usual and own.usual >= best - _CLEARLY_BETTER
    try:
        sample.decode(stated)
    except UnicodeDecodeError:
        return False
    return best < _LEAST_USUAL or stated not in _OFTEN_STATED


def likeliest(sample: bytes) -> str:
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
    return "gb18030" if chinese.is_whole else _normalized(sample)


def _is_language(found: Score) -> bool:
    return found.usual >= _LEAST_USUAL and found.is_whole


def _normalized(sample: bytes) -> str:
    """Return what charset-normalizer takes a text to be in; UTF-8 where it doesn't know."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return (best and known_encoding(best.encoding)) or "utf-8"
