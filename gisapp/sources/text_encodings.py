r"""Which encoding text is in: its bytes decide, against what a file states.

For a reader of a text format, in this order:

- `found = find_encoding(stored, stated)`, where `stored` is the whole file (or a sample of it that
  is spread over the file, or an iterable of the texts of a table), and `stated` is what the file
  declares, spelt in any way, or None. `found.encoding` is Python's name of it, `found.name` what
  users are told, and `found.is_guess` is True where other encodings would be possible.
- `text, lost = decode(stored, found.encoding)`, with U+FFFD for each byte that is no text, and how
  many there are.
- `problems = encoding_problems(path, found, lost)` says what was guessed, not believed or lost.
- Where the user named an encoding, `found = named_encoding(name)` takes the place of the first.

>>> found = find_encoding("园区,面积\n".encode("gbk"))
>>> found.name, found.is_guess
('GB18030', True)
>>> decode(b"park \xff", "utf-8")
('park \ufffd', 1)
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.errors import SourceError
from gisapp.sources.encoding_judgement import (
    MARK,
    is_plausible,
    is_utf8,
    likeliest,
    of_wide_letters,
    words_beyond_ascii,
)
from gisapp.sources.encoding_names import known_encoding, told_name, widest


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
    is_named : bool
        True where the user named it, so that it holds whatever the bytes are.
    """

    encoding: str
    is_guess: bool = False
    stated: str = ""
    is_believed: bool = True
    is_named: bool = False

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
    return FoundEncoding(widest(encoding), is_named=True)


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
    >>> found = find_encoding("青山湖".encode(), "GBK")
    >>> found.name, found.is_guess, found.is_believed
    ('UTF-8', False, False)
    >>> find_encoding(b"park", "GBK").is_guess
    False
    """
    whole = stored if isinstance(stored, bytes) else b"\n".join(stored)
    spelt = (stated or "").strip("\ufeff\0 \t\r\n")
    meant = known_encoding(spelt)
    of_pairs = of_wide_letters(whole)
    if of_pairs is not None:
        return _against(of_pairs, spelt, meant)
    if whole.isascii():
        return FoundEncoding(meant if meant and _agrees(whole, meant) else "utf-8", stated=spelt)
    sample = words_beyond_ascii(whole)
    if is_utf8(sample):
        return _against("utf-8", spelt, meant)
    if meant and is_plausible(sample, meant):
        return FoundEncoding(widest(meant), stated=spelt)
    return _against(likeliest(sample), spelt, meant, is_guess=True)


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


def encoding_problems(path: Path, found: FoundEncoding, lost: int = 0) -> tuple[Problem, ...]:
    """Return what users are told of an encoding, and of the letters that it has not.

    Parameters
    ----------
    path : Path
        The file.
    found : FoundEncoding
        Of its texts: it may be guessed, or another one may be stated.
    lost : int
        How many letters could not be read.
    """
    return tuple(_problems(path.name, found, lost))


def _problems(file: str, found: FoundEncoding, lost: int) -> Iterator[Problem]:
    if not found.is_believed:
        yield Problem.of("encoding_differs", stated=found.stated, file=file, encoding=found.name)
    elif found.is_guess:
        yield Problem.of("encoding_guessed", file=file, encoding=found.name)
    if lost:
        yield Problem.of("letters_lost", lost, file=file)


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
