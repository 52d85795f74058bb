"""Texts of files as XML may have them."""

import re

_NOT_ALLOWED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def sound(text: str) -> str:
    r"""Return a text without the characters that no XML may have, such as control characters.

    >>> sound("a\x00b")
    'ab'
    """
    return _NOT_ALLOWED.sub("", text)
