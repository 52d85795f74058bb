"""What a measurement comes to, in words and units: on the card, on the map, copied."""

from gisapp.core.space.measurement import Measurement
from gisapp.core.text.joining import joined
from gisapp.core.text.units import UnitChoice, area_in_other_units, format_value
from gisapp.words import Words

_DIGITS = 4
"""A point set with the mouse deserves no more significant digits."""


def length_text(metres: float, words: Words) -> str:
    """Return a measured length, given in metres, in metres or kilometres."""
    return format_value(metres, "m", UnitChoice(), words, digits=_DIGITS)


def result_text(measurement: Measurement, units: UnitChoice, words: Words) -> str:
    """Return the distance, or the area in the user's unit; empty before two points are set."""
    if len(measurement.vertices) < 2:
        return ""
    if measurement.kind == "distance":
        return length_text(measurement.length_m, words)
    if measurement.crosses_itself:
        return words("measure.crosses_itself")
    return format_value(measurement.area_m2, "m2", units, words, digits=_DIGITS)


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
    others = area_in_other_units(measurement.area_m2, units, words, _DIGITS)
    perimeter = length_text(measurement.length_m, words)
    return joined(*others), words("measure.perimeter", length=perimeter)


def whole_text(measurement: Measurement, units: UnitChoice, words: Words) -> str:
    """Return result and details as lines of text, to be copied."""
    lines = result_text(measurement, units, words), *detail_texts(measurement, units, words)
    return "\n".join(lines)
