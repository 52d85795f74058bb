"""Names that files can have on every system, so that a package opens wherever it is sent."""

import re

_NOT_ALLOWED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]')
_DEVICE = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\.|$)", re.I)
_LONGEST_BYTES = 240


def is_portable(name: str) -> bool:
    """Return True for a name of a file or folder that means the same on every system.

    >>> [is_portable(each) for each in ("地块.shp", "..", "C:", "nul.txt", "a ")]
    [True, False, False, False, False]
    """
    return (
        bool(name)
        and name == name.rstrip(". ")
        and not _NOT_ALLOWED.search(name)
        and not _DEVICE.match(name)
        and len(name.encode()) <= _LONGEST_BYTES
    )


def portable(name: str) -> str:
    """Return a name that is portable, the same for one that is.

    >>> portable('plots "new".shp'), portable("aux.csv")
    ('plots _new_.shp', '_aux.csv')
    """
    made = _NOT_ALLOWED.sub("_", name).rstrip(". ") or "_"
    made = f"_{made}" if _DEVICE.match(made) else made
    stem, dot, suffix = made.partition(".")
    spare = _LONGEST_BYTES - len(f"{dot}{suffix}".encode())
    if len(made.encode()) > _LONGEST_BYTES and spare > 0:
        made = stem.encode()[:spare].decode(errors="ignore") + dot + suffix
    return made
