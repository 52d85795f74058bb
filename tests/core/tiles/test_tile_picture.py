"""A picture is known by its first bytes, whatever else it claims to be."""

import pytest

from gisapp.core.tiles.tile_picture import picture_format


@pytest.mark.parametrize(
    ("start", "format"),
    [
        (b"\x89PNG\r\n\x1a\n....", "png"),
        (b"\xff\xd8\xff\xe0....", "jpeg"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "webp"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", None),
        (b"GIF89a", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"\x89PNG", None),
        (b"BM", None),
        (b"", None),
    ],
)
def test_only_three_formats_are_pictures(start: bytes, format: str | None) -> None:
    assert picture_format(start) == format
