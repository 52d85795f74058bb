"""What is packed comes out whole, or not at all where it would be too large."""

import gzip
import tracemalloc
import zlib

import pytest

from gisapp.sources.tiles.unpacking import unpack


@pytest.mark.parametrize("content", [b"", b"x", b"tiles" * 20])
def test_what_fits_comes_out_whole(content: bytes) -> None:
    assert unpack(gzip.compress(content), 100) == content


def test_a_bomb_is_refused_before_it_unfolds() -> None:
    bomb = gzip.compress(bytes(10**8))
    tracemalloc.start()
    with pytest.raises(ValueError, match="more than 1,000,000 bytes"):
        unpack(bomb, 10**6)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5 * 10**6


def test_what_is_cut_or_something_else_is_told() -> None:
    with pytest.raises(EOFError):
        unpack(gzip.compress(b"tiles" * 20)[:-9], 100)
    with pytest.raises(zlib.error):
        unpack(b"no gzip", 100)
