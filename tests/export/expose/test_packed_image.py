"""Pictures become the bytes of files."""

import pytest
from PySide6.QtGui import QImage

from gisapp.errors import RenderError
from gisapp.export.expose.packed_image import packed_image


def test_a_picture_is_packed_and_can_be_read_again() -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    for kind, begin in ((b"png", b"\x89PNG"), (b"jpeg", b"\xff\xd8")):
        packed = packed_image(image, kind)
        assert packed.startswith(begin)
        assert QImage.fromData(packed).size() == image.size()


def test_what_cannot_be_packed_is_an_expected_failure() -> None:
    with pytest.raises(RenderError):
        packed_image(QImage(), b"png")
