"""Values of options are read as they are typed, and refused in a sentence."""

from argparse import ArgumentTypeError
from collections.abc import Callable

import pytest

from gisapp.cli.option_values import extent, lonlat, memory_bytes, metres, size
from gisapp.core.space.extent import Extent


def test_values_are_read() -> None:
    assert lonlat("115.98,28.64") == (115.98, 28.64)
    assert extent("170,-10,190,10") == Extent(170, -10, 190, 10)
    assert size("1600×1000") == size("1600x1000") == (1600, 1000)
    assert memory_bytes("1.5 GiB") == 3 * 2**29
    assert metres("0") == 0


@pytest.mark.parametrize(
    ("read", "text"),
    [
        *((lonlat, text) for text in ("200,0", "a,b", "1", "nan,0")),
        *((extent, text) for text in ("1,2,3", "2,0,1,1", "0,0,0,1")),
        *((size, text) for text in ("0x5", "5", "123456x1")),
        *((memory_bytes, text) for text in ("4", "1KB", "0.1MB")),
        (metres, "-1"),
    ],
)
def test_others_are_refused(read: Callable[[str], object], text: str) -> None:
    with pytest.raises(ArgumentTypeError):
        read(text)
