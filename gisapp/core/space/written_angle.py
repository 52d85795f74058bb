"""One angle as a cell of a table has it: 115.98, 115,98, 115°58′55″E, 东经115度58分."""

import re

from gisapp.core.space.coordinate_text import plain_text
from gisapp.core.space.typed_angle import typed_angle

_NUMBER = r"[0-9]{1,3}(?:[.,][0-9]+)?"
_HEMISPHERE = r"北纬|南纬|东经|西经|北緯|南緯|東經|西經|[NSEWnsew北南东西東]"
_ANGLE = re.compile(
    rf"^(?:(经度|纬度|經度|緯度)\s*[:=]?\s*)?({_HEMISPHERE})?\s*[:.]?\s*([+-]?{_NUMBER})"
    rf"(?:\s*[°\s:-]\s*(?:({_NUMBER})(?:\s*['\s:-]\s*(?:({_NUMBER})\s*\"?)?)?'?)?)?"
    rf"\s*({_HEMISPHERE})?$"
)
_LONGEST = 60


def written_angle(text: str) -> float | None:
    """Return degrees, south and west negative; None for a text that is no angle.

    Parameters
    ----------
    text : str
        A cell; of a comma it is known that it stands before decimals.

    Examples
    --------
    >>> written_angle("E115°58′12″"), written_angle("115,5"), written_angle("28 30 00 S")
    (115.97, 115.5, -28.5)
    >>> written_angle("115°60′"), written_angle("2024-05-17"), written_angle("园区")
    (None, None, None)
    """
    if len(text) > _LONGEST:
        return None
    match = _ANGLE.match(plain_text(text))
    if match is None:
        return None
    angle = typed_angle(tuple(group and group.replace(",", ".") for group in match.groups()))
    return None if angle.has_sixty else angle.degrees
