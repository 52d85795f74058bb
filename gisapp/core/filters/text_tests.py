"""Texts compared whatever their case, width and spaces."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

from gisapp.core.filters.expression_nodes import TextTestKind

if TYPE_CHECKING:
    import pyarrow as pa

Values: TypeAlias = "pa.Array | pa.ChunkedArray"
_ODD_BLANKS = r"^ | $|  |[\t\r\n\f]|[^\P{Z} ]"
_BLANK_RUN = r"[\s\p{Z}]+"
_WIDE = b"\xef"


def folded_texts(texts: "Values", *, has_blanks: bool = True, has_case: bool = True) -> "Values":
    """Return texts without case, full width and odd spaces; null for those of spaces alone.

    Parameters
    ----------
    texts : pyarrow.Array or ChunkedArray
        As the source has them.
    has_blanks : bool
        False where blanks within texts make no difference: that is much faster.
    has_case : bool
        False where capitals make no difference, as to who looks for Chinese or digits.

    Examples
    --------
    >>> import pyarrow as pa
    >>> folded_texts(pa.array(["Ｍ１  plot", " ", None])).to_pylist()
    ['m1 plot', None, None]
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if _may_be_wide(texts):
        texts = pc.utf8_normalize(texts, "NFKC")
    texts = pc.utf8_trim_whitespace(pc.utf8_lower(texts) if has_case else texts)
    if has_blanks and pc.any(pc.match_substring_regex(texts, _ODD_BLANKS)).as_py():
        texts = pc.replace_substring_regex(texts, _BLANK_RUN, " ")
    is_blank = pc.equal(texts, "")
    if not pc.any(is_blank).as_py():
        return texts
    return pc.if_else(is_blank, pa.scalar(None, pa.string()), texts)


def _may_be_wide(texts: "Values") -> bool:
    """True if a byte occurs with which all letters of full width begin."""
    import pyarrow as pa

    chunks = texts.chunks if isinstance(texts, pa.ChunkedArray) else [texts]
    buffers = (chunk.buffers()[-1] for chunk in chunks)
    return any(_WIDE in bytes(buffer) for buffer in buffers if buffer is not None)


def fold_one(text: str) -> str:
    """Return one text so.

    >>> fold_one(" ＢＯＥ  Park ")
    'boe park'
    """
    import pyarrow as pa

    (folded,) = folded_texts(pa.array([text], pa.string())).to_pylist()
    return folded or ""


def answers_of_texts(
    kind: TextTestKind | Literal["among"], texts: "Values", wanted: Sequence[str]
) -> "Values":
    """Return for which texts a test is true; null where there is no text.

    Parameters
    ----------
    kind : TextTestKind or "among"
        What is tested; "among" whether a text is one of those wanted.
    texts : pyarrow.Array or ChunkedArray
        As the source has them.
    wanted : sequence of str
        Folded ones for "among"; else one, as it was typed.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if kind == "matches":
        return pc.match_substring_regex(texts, wanted[0], ignore_case=True)
    sought = list(map(fold_one, wanted))
    has_blanks = kind == "like" or any(" " in each for each in sought)
    has_case = any(each != each.upper() for each in sought)
    folded = folded_texts(texts, has_blanks=has_blanks, has_case=has_case)
    if kind == "among":
        found = pc.is_in(folded, value_set=pa.array(wanted, pa.string()), skip_nulls=True)
        return pc.if_else(pc.is_valid(folded), found, pa.scalar(None, pa.bool_()))
    (text,) = sought
    match kind:
        case "starts":
            return pc.starts_with(folded, text)
        case "ends":
            return pc.ends_with(folded, text)
        case "like":
            return pc.match_like(folded, text)
    return pc.match_substring(folded, text)
