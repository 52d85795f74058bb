"""Texts as bytes that stand in the order in which users list them: DK-2 before DK-10.

Letters go by the alphabet whatever their case and width, the usual Chinese characters by pinyin:
that is their order in GB 18030, whose first level is arranged so.
"""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pyarrow as pa

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]
_END = 0
_ZERO = ord("0")
_LONGEST_RUN = 48
"""Digits of a number; the byte that tells of them stands where digits and capitals would."""
_PIECE = 20_000
"""Texts that are turned at once: what lies in the processor's cache is turned faster."""
_NUMBER = 8
_MOST_NUMBERS = 2
_FULL_WIDTH = 0xEF
"""The byte with which the forms of full width begin in UTF-8, and little else."""


def folded_texts(texts: "pa.Array") -> "pa.Array":
    """Return texts without case and without full width.

    Parameters
    ----------
    texts : (n,) pyarrow.Array of string

    Returns
    -------
    (n,) pyarrow.Array of string
    """
    import pyarrow.compute as pc

    if _has_byte(texts, _FULL_WIDTH):
        texts = pc.utf8_normalize(texts, form="NFKC")
    return pc.utf8_lower(texts)


def text_keys(texts: "pa.Array") -> "list[pa.Array]":
    """Return for each text what is in the order of the texts as users expect it.

    Parameters
    ----------
    texts : (n,) pyarrow.Array of string
        Null for a missing one.

    Returns
    -------
    list of (n,) pyarrow.Array
        Numbers of eight bytes each where these are enough, for they are sorted faster: the first
        array before the second. Else one array of bytes. Null where the text is missing.
    """
    keys = _bytes_of(texts)
    return [_where_stated(texts, each) for each in _as_numbers(keys) or [keys]]


def text_bytes(texts: "pa.Array") -> "pa.Array":
    """Return one array of bytes as of `text_keys`, in order also with those of other texts.

    Parameters
    ----------
    texts : (n,) pyarrow.Array of string
        Null for a missing one.

    Returns
    -------
    (n,) pyarrow.Array of large_binary
        Null where the text is missing.
    """
    return _where_stated(texts, _bytes_of(texts))


def _bytes_of(texts: "pa.Array") -> "pa.Array":
    import pyarrow as pa
    import pyarrow.compute as pc

    # Bytes without letters in capitals leave room for the lengths of numbers.
    folded = folded_texts(pc.fill_null(texts, ""))
    if _has_byte(folded, _END):
        folded = pc.replace_substring(folded, "\0", "\1")
    pieces = [_keys_of(folded[start : start + _PIECE]) for start in range(0, len(texts), _PIECE)]
    return pa.concat_arrays(pieces) if pieces else pa.array([], pa.large_binary())


def _where_stated(texts: "pa.Array", keys: "pa.Array") -> "pa.Array":
    import pyarrow as pa
    import pyarrow.compute as pc

    if not texts.null_count:
        return keys
    return pc.if_else(texts.is_valid(), keys, pa.scalar(None, keys.type))


def _keys_of(texts: "pa.Array") -> "pa.Array":
    """Return the bytes of some folded texts."""
    import pyarrow as pa

    keyed = _with_lengths(_joined(texts)).tobytes()
    if not keyed.isascii():
        keyed = keyed.decode("utf-8").encode("gb18030")
    # Each key has its end with it: nothing comes before the end.
    ends = np.flatnonzero(np.frombuffer(keyed, np.uint8) == _END) + 1
    offsets = np.concatenate(([0], ends)).astype(np.int64)
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(keyed)]
    return pa.Array.from_buffers(pa.large_binary(), len(texts), buffers)


def _as_numbers(keys: "pa.Array") -> "list[pa.Array]":
    """Return one or two numbers for each key; none where its bytes do not fit into them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not len(keys):
        return []
    extremes = pc.min_max(keys)
    shared = _shared(extremes["min"].as_py(), extremes["max"].as_py())
    offsets = np.frombuffer(keys.buffers()[1], np.int64)
    starts, ends = offsets[:-1] + shared, offsets[1:]
    longest = int((ends - starts).max())
    if longest > _MOST_NUMBERS * _NUMBER:
        return []
    data = np.frombuffer(keys.buffers()[2], np.uint8)
    count = -(-max(longest, 1) // _NUMBER)
    numbers = np.zeros((count, len(keys), _NUMBER), np.uint8)
    for place in range(longest):
        at = starts + place
        is_inside = at < ends
        byte = np.where(is_inside, data[np.minimum(at, len(data) - 1)], 0)
        numbers[place // _NUMBER, :, place % _NUMBER] = byte
    return [pa.array(each.view(">u8")[:, 0].astype(np.uint64)) for each in numbers]


def _shared(one: bytes, other: bytes) -> int:
    """Return with how many bytes alike two keys begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _has_byte(texts: "pa.Array", byte: int) -> bool:
    # A slice has the buffers of the whole: what is looked for there is looked for in more.
    buffer = texts.buffers()[2]
    return buffer is not None and bool((np.frombuffer(buffer, np.uint8) == byte).any())


def _joined(texts: "pa.Array") -> Bytes:
    """Return the bytes of all texts behind each other, each with its end."""
    import pyarrow as pa
    import pyarrow.compute as pc

    large = texts.cast(pa.large_string())
    listed = pa.LargeListArray.from_arrays(pa.array([0, len(large)], pa.int64()), large)
    joined = pc.binary_join(listed, pa.scalar("\0", pa.large_string()))
    return np.frombuffer(joined[0].as_buffer().to_pybytes() + b"\0", np.uint8)


def _with_lengths(text: Bytes) -> Bytes:
    """Return texts whose numbers begin with how long they are, in place of zeros before them.

    Parameters
    ----------
    text : (bytes,) uint8
        In UTF-8, each text ended by a zero byte.
    """
    is_digit = (text - _ZERO) < 10
    edges = np.flatnonzero(is_digit[1:] != is_digit[:-1]) + 1
    if len(text) and is_digit[0]:
        edges = np.concatenate(([0], edges))
    starts, ends = edges[::2], edges[1::2]
    firsts = _first_digits(text, starts, ends)
    lengths = _ZERO + np.minimum(ends - firsts, _LONGEST_RUN)
    zeros = firsts - starts
    if zeros.any():
        # +1 where zeros begin and -1 where they end: what is left at each byte.
        change = np.zeros(len(text), np.int8)
        change[starts] += 1
        change[firsts] -= 1
        text = text[np.cumsum(change, dtype=np.int8) == 0]
        firsts = firsts - np.cumsum(zeros)
    return np.insert(text, firsts, lengths.astype(np.uint8))


def _first_digits(text: Bytes, starts: Places, ends: Places) -> Places:
    """Return where each number begins behind its zeros; at the last one of nothing but zeros."""
    firsts = starts.copy()
    led = np.arange(len(starts))
    while len(led):
        led = led[(text[firsts[led]] == _ZERO) & (firsts[led] < ends[led] - 1)]
        firsts[led] += 1
    return firsts
