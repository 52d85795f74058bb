"""Pictures as the bytes of a file."""

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from gisapp.errors import RenderError


def packed_image(image: QImage, kind: bytes, quality: int = -1) -> bytes:
    """Return a picture as the bytes of a file.

    Parameters
    ----------
    image : QImage
    kind : bytes
        Such as `b"png"`.
    quality : int
        From 0 to 100 for kinds that lose something; -1 for what is usual.

    Raises
    ------
    RenderError
        It cannot be packed.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind)
    writer.setQuality(quality)
    if not writer.write(image):
        raise RenderError("picture_not_packed", details=writer.errorString())
    return bytes(buffer.data().data())
