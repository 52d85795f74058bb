"""Pictures that a text names and that lie in the same archive, as those in a KMZ's balloons."""

from pathlib import Path
from urllib.parse import unquote

from gisapp.errors import SourceError
from gisapp.sources.source_name import archive_and_member
from gisapp.sources.stand_ins.archive import unpacked

SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp")
_BEHIND_NAMES = "。，；！？、）】,;!?)]"
_LONGEST_TEXT = 20_000
_MOST = 6
_MOST_BYTES = 16 * 1024**2


def packed_pictures(source: str, text: str) -> tuple[Path, ...]:
    """Return the pictures that a text names, unpacked; those elsewhere are never looked for.

    Parameters
    ----------
    source : str
        Where the text comes from: a file in an archive, as in `LayerOrigin`.
    text : str
        May be anything.
    """
    words = (each.rstrip(_BEHIND_NAMES) for each in text[:_LONGEST_TEXT].split())
    pictures = (each for each in words if each.lower().endswith(SUFFIXES) and ":" not in each)
    names = list(dict.fromkeys(pictures))
    packed = archive_and_member(Path(source)) if names else None
    if packed is None:
        return ()
    archive, member = packed
    try:
        folder = unpacked(archive).resolve()
        places = ((folder / member).parent / unquote(name) for name in names[:_MOST])
        return tuple(place.resolve() for place in places if _is_within(folder, place))
    except (OSError, ValueError, SourceError):
        # Gone meanwhile, or no name that a file can have: the text alone is shown.
        return ()


def _is_within(folder: Path, place: Path) -> bool:
    place = place.resolve()
    is_inside = place.is_relative_to(folder) and place.is_file()
    return is_inside and place.stat().st_size <= _MOST_BYTES
