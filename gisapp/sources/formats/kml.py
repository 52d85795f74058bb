"""KML files without a place of their own: what they have instead."""

import re
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

_MOST_BYTES = 1024**2
"""Of a file that are looked at; one without places is not as large."""
_PLACE = b"<Placemark"
_LINK = re.compile(rb"<NetworkLink\b.*?<href>\s*(.*?)\s*</href>", re.DOTALL)
_PICTURE = re.compile(rb"<(?:Ground|Photo|Screen)Overlay\b")


def instead_of_places(path: Path) -> str | None:
    """Return why a KML or KMZ file without places has nothing to map; None for any other file.

    Parameters
    ----------
    path : Path
        A file of any format.

    Returns
    -------
    str or None
        A sentence that names the links to other files, which are never followed, or the pictures.
    """
    text = _text_of(path)
    if _PLACE in text or len(text) >= _MOST_BYTES:
        return None
    links = [link.decode("utf-8", "replace") for link in _LINK.findall(text)]
    if links:
        return (
            f"{path} has no places of its own, only links to {', '.join(links[:3])}, which are "
            "not followed; save what they lead to and open that."
        )
    if _PICTURE.search(text):
        return f"{path} has pictures laid on the map and no places, so there is nothing to map."
    return None


def _text_of(path: Path) -> bytes:
    """Return the text of a KML file; none where it cannot be read, which GDAL says better."""
    with suppress(OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
        match path.suffix.lower():
            case ".kml":
                with path.open("rb") as file:
                    return file.read(_MOST_BYTES)
            case ".kmz":
                with zipfile.ZipFile(path) as archive:
                    names = [name for name in archive.namelist() if name.lower().endswith(".kml")]
                    return b"".join(archive.open(name).read(_MOST_BYTES) for name in names)
    return b""
