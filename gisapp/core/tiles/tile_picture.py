"""What a tile's picture may be: of which format, told by its first bytes, and how large."""

from typing import Literal

PictureFormat = Literal["png", "jpeg", "webp"]

LARGEST_BYTES = 16 * 2**20
"""As many as the largest picture takes without any compression; real tiles have 1 % of it."""
LARGEST_SIDE_PX = 2048
FINEST_ZOOM = 30
"""At which a tile is 4 cm wide; a file that states more is damaged."""


def picture_format(stored: bytes) -> PictureFormat | None:
    """Return the format of a picture, None for anything that is no tile.

    Parameters
    ----------
    stored : bytes
        The picture's file, or at least its first 12 bytes.

    Examples
    --------
    >>> picture_format(b"RIFF....WEBPVP8 "), picture_format(b"<svg/>")
    ('webp', None)
    """
    if stored.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if stored.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if stored.startswith(b"RIFF") and stored[8:12] == b"WEBP":
        return "webp"
    return None
