"""What a measurement comes to, in words and units: on the card, on the map, copied."""

from gisapp.core.space.measurement import Measurement
from gisapp.core.text.joining import joined
from gisapp.core.text.units import (
    AreaUnit,
    UnitChoice,
    area_in_all_units,
    format_area,
    format_value,
)
from gisapp.words import Words

_DIGITS = 4
"""A point set with the mouse deserves no more significant digits."""
_SQUARE_KILOMETRE_M2 = 1e6


def length_text(metres: float, words: Words) -> str:
    """Return a measured length in metres or kilometres."""
    return format_value(metres, "m", UnitChoice(), words, digits=_DIGITS)


def result_text(measurement: Measurement, units: UnitChoice, words: Words) -> str:
    """Return the distance, or the area in the user's unit; empty before there is one."""
    if len(measurement.vertices) < 2:
        return ""
    if measurement.kind == "distance":
        return length_text(measurement.length_m, words)
    if measurement.crosses_itself:
        return words("measure.crosses_itself")
    area = measurement.area_m2
    best: AreaUnit = "km2" if area >= _SQUARE_KILOMETRE_M2 else "m2"
    return format_area(area, units.area or best, words, _DIGITS)


def detail_texts(measurement: Measurement, units: UnitChoice, words: Words) -> tuple[str, ...]:
    """Return what stands below the result: the legs of a distance; other units and perimeter."""
    legs = len(measurement.vertices) - 1
    if measurement.kind == "distance":
        if legs < 2:
            return ()
        lengths = " + ".join(length_text(leg, words) for leg in measurement.legs_m)
        return (words("measure.legs", count=legs, lengths=lengths),)
    if legs < 2 or measurement.crosses_itself:
        return ()
    result = result_text(measurement, units, words)
    everywhere = area_in_all_units(measurement.area_m2, words, _DIGITS)
    others = joined(*(text for _, text in everywhere if text != result))
    perimeter = length_text(measurement.length_m, words)
    return others, words("measure.perimeter", length=perimeter)


def whole_text(measurement: Measurement, units: UnitChoice, words: Words) -> str:
    """Return result and details as lines of text, to be copied."""
    lines = result_text(measurement, units, words), *detail_texts(measurement, units, words)
    return "\n".join(lines)
