"""Small pictures of picture files, upright, made in any thread within bounds of memory."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_MOST_PIXELS = 150_000_000
"""A larger picture is made up, or no photo."""
_MOST_READ_WHOLE = 30_000_000
"""Of kinds that are unpacked as a whole before they are made smaller."""
_BEGINNINGS = {
    b"jpg": b"\xff\xd8",
    b"jpeg": b"\xff\xd8",
    b"png": b"\x89PNG",
    b"gif": b"GIF8",
    b"bmp": b"BM",
    b"webp": b"RIFF",
}
"""The first bytes of each kind; no other kind is read."""
_SCALED_WHILE_READ = (b"jpeg", b"jpg")


def read_thumbnail(path: Path, size_px: int) -> QImage | None:
    """Return a picture that fits into a square; None for what is none, or much too large.

    Parameters
    ----------
    path : Path
        The file; its suffix says what it is, whatever its bytes would be taken for.
    size_px : int
        The side of the square, in pixels.
    """
    kind = path.suffix.lower().removeprefix(".").encode()
    if not _begins_like(path, kind):
        return None
    reader = QImageReader(str(path), kind)
    reader.setDecideFormatFromContent(False)
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    pixels = size.width() * size.height()
    most = _MOST_PIXELS if kind in _SCALED_WHILE_READ else _MOST_READ_WHOLE
    if not size.isValid() or size.isEmpty() or pixels > most:
        return None
    box = QSize(size_px, size_px)
    if size.width() > size_px or size.height() > size_px:
        small = size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(small.expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image


def _begins_like(path: Path, kind: bytes) -> bool:
    beginning = _BEGINNINGS.get(kind)
    try:
        with path.open("rb") as file:
            return beginning is not None and file.read(len(beginning)) == beginning
    except OSError:
        return False
