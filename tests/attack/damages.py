"""Damages bytes as disks, networks and strangers do; the same seed, the same damage."""

import random
from collections.abc import Callable

_EDGES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_BITS = 8


def damaged(stored: bytes, chance: random.Random) -> bytes:
    """Return bytes with one to three damages."""
    changed = bytearray(stored)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        if changed:
            chance.choice(_DAMAGES)(changed, chance)
    return bytes(changed)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 8)):
        data[_place(data, chance)] ^= 1 << chance.randrange(_BITS)


def _overwrite(data: bytearray, chance: random.Random) -> None:
    place = _place(data, chance)
    data[place : place + 4] = chance.choice(_EDGES).to_bytes(4, chance.choice(("big", "little")))


def _empty(data: bytearray, chance: random.Random) -> None:
    place = _place(data, chance)
    length = min(chance.choice((4, 64, 4096)), len(data) - place)
    data[place : place + length] = bytes(length)


def _repeat(data: bytearray, chance: random.Random) -> None:
    place = _place(data, chance)
    data[place:place] = data[place : place + chance.choice((1, 16, 512))] * chance.randint(1, 40)


def _drop(data: bytearray, chance: random.Random) -> None:
    place = _place(data, chance)
    del data[place : place + chance.choice((1, 2, 16, 512))]


def _insert(data: bytearray, chance: random.Random) -> None:
    place = _place(data, chance)
    data[place:place] = chance.randbytes(chance.choice((1, 4, 64)))


def _exchange(data: bytearray, chance: random.Random) -> None:
    first, second = _place(data, chance), _place(data, chance)
    size = chance.choice((4, 64))
    here, there = data[first : first + size], data[second : second + size]
    if len(here) == len(there):
        data[first : first + size], data[second : second + size] = there, here


def _place(data: bytearray, chance: random.Random) -> int:
    """Return a place: every other time in the head, where a format says what follows."""
    return chance.randrange(min(len(data), chance.choice((128, 1024, len(data), len(data)))))


_DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _cut,
    _flip,
    _flip,
    _overwrite,
    _empty,
    _repeat,
    _drop,
    _insert,
    _exchange,
)
