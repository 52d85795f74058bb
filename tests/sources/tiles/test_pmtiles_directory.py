"""A directory finds what the reference implementation finds, and refuses what is none."""

import gzip
import random

import pytest
from pmtiles.tile import Entry, find_tile, serialize_directory

from gisapp.sources.tiles.pmtiles_directory import Directory


def entries(count: int) -> list[Entry]:
    chance = random.Random(1)
    made, tile_id, offset = [], 0, 0
    for _ in range(count):
        tile_id += chance.choice([1, 2, 300, 10**6, 10**15])
        length, run = chance.randrange(1, 2**31), chance.choice([0, 1, 1, 5])
        made.append(Entry(tile_id, offset, length, run))
        tile_id += run
        offset += length if chance.random() < 0.7 else chance.randrange(10**12)
    return made


def test_each_tile_is_found_where_the_reference_implementation_finds_it() -> None:
    known = entries(500)
    directory = Directory.of(gzip.decompress(serialize_directory(known)))
    for tile_id in {each.tile_id + step for each in known for step in (-1, 0, 1, 4, 5, 6)}:
        expected, found = find_tile(known, tile_id), directory.find(tile_id)
        assert (found is None) == (expected is None)
        if found is not None and expected is not None:
            assert found == (expected.offset, expected.length, expected.run_length == 0)


def test_an_empty_directory_has_no_tile() -> None:
    assert Directory.of(b"\0").find(0) is None


@pytest.mark.parametrize(
    "content",
    [b"\x05\x00", b"\xff" * 12, b"\xff" * 12 + b"\x01", b"\x01\x00\x01\x01\x00"],
    ids=["too short", "without an end", "too large a number", "follows none"],
)
def test_what_is_no_directory_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        Directory.of(content)


def test_a_million_entries_take_the_memory_that_they_say() -> None:
    directory = Directory.of(b"\xc0\x84\x3d" + b"\x01" * 4_000_000)
    assert directory.nbytes == 32 * 10**6
    assert directory.find(10**6) == (0, 1, False)
