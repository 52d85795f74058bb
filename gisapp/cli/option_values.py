"""The values of options: numbers, places, sizes and amounts as they are typed.

All functions raise `argparse.ArgumentTypeError`, with a sentence, for what is no such value.
"""

import argparse
import math
import re

from gisapp.core.space.extent import Extent

_UNITS = {"M": 1024**2, "G": 1024**3}
_LEAST_MEMORY = 1024**2


def _numbers(text: str, count: int) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != count or not all(map(math.isfinite, numbers)):
        raise argparse.ArgumentTypeError(f"{text!r} is not {count} numbers with commas between")
    return numbers


def lonlat(text: str) -> tuple[float, float]:
    """Return longitude and latitude in degrees of WGS 84."""
    longitude, latitude = _numbers(text, 2)
    if abs(longitude) > 180 or abs(latitude) > 90:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no longitude (up to ±180) and latitude (up to ±90)"
        )
    return longitude, latitude


def extent(text: str) -> Extent:
    """Return west, south, east and north in degrees of WGS 84."""
    west, south, east, north = _numbers(text, 4)
    # Beyond ±180 an extent goes on across the meridian, as `info` prints it.
    if not (-360 <= west < east <= min(west + 360, 360) and -90 <= south < north <= 90):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not west < east and south < north in degrees"
        )
    return Extent(west, south, east, north)


def size(text: str) -> tuple[int, int]:
    """Return width and height in pixels."""
    match = re.fullmatch(r"(\d{1,5})[x×](\d{1,5})", text)
    if match is None or "0" in match.groups():
        raise argparse.ArgumentTypeError(f"{text!r} is no size such as 1600x1000")
    return int(match[1]), int(match[2])


def memory_bytes(text: str) -> int:
    """Return an amount of memory in bytes."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?) ?([MG])i?B?", text, re.IGNORECASE)
    count = float(match[1]) * _UNITS[match[2].upper()] if match else 0
    if count < _LEAST_MEMORY:
        raise argparse.ArgumentTypeError(f"{text!r} is no amount of memory such as 4GB or 500MB")
    return int(count)


def metres(text: str) -> float:
    """Return a distance in metres."""
    (distance,) = _numbers(text, 1)
    if distance < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no distance")
    return distance


def scale(text: str) -> float:
    """Return n of a scale 1 : n, written as `5000` or `1:5000`."""
    match = re.fullmatch(r"(?:1:)?(\d{1,9}(?:\.\d+)?)", text.strip().replace(",", ""))
    if match is None or float(match[1]) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no scale such as 5000 or 1:5000")
    return float(match[1])
