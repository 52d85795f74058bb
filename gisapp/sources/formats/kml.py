"""KML files without a place of their own: what they have instead."""

import re
from pathlib import Path

from gisapp.errors import SourceError

_MOST_BYTES = 1024**2
"""Of a file that are looked at; one without places is not as large."""
_PLACE = b"<Placemark"
_LINK = re.compile(rb"<NetworkLink\b.*?<href>\s*(.*?)\s*</href>", re.DOTALL)
_PICTURE = re.compile(rb"<(?:Ground|Photo|Screen)Overlay\b")


def instead_of_places(path: Path) -> SourceError | None:
    """Return why a KML file without places has nothing to map; None for any other file.

    Parameters
    ----------
    path : Path
        A file of any format.

    Returns
    -------
    SourceError or None
        It names the links to other files, which are never followed, or the pictures.
    """
    if path.suffix.lower() != ".kml":
        return None
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_BYTES)
    except OSError:
        # Whoever reads the file says why it cannot be read.
        return None
    if _PLACE in text or len(text) >= _MOST_BYTES:
        return None
    links = [link.decode("utf-8", "replace") for link in _LINK.findall(text)]
    if links:
        return SourceError("only_links", path=path, links=", ".join(links[:3]))
    return SourceError("only_pictures", path=path) if _PICTURE.search(text) else None
