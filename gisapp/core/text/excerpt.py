"""The stretch of a long text in which a word was found."""

_BEFORE = 24
_LENGTH = 72


def excerpt(text: str, word: str) -> str:
    """Return a text, or of a long one what stands around a word.

    Parameters
    ----------
    text : str
        As it is written.
    word : str
        In lower case; where it is written otherwise in the text, the text's beginning is taken.

    Examples
    --------
    >>> excerpt("Built in 2014", "2014"), len(excerpt("one two " * 50 + "three", "three"))
    ('Built in 2014', 30)
    """
    flat = " ".join(text.split())
    place = max(flat.lower().find(word), 0)
    first = max(place - _BEFORE, 0) if len(flat) > _LENGTH else 0
    last = first + _LENGTH
    return f"{'…' if first else ''}{flat[first:last]}{'…' if last < len(flat) else ''}"
