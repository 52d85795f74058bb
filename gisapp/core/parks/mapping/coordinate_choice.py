"""Which coordinate a column has: surveyors call the northing X, maps the easting."""

from gisapp.core.parks.mapping.value_forms import ValueForms

_COORDINATES = frozenset(("northing", "easting", "longitude", "latitude"))
_SIZES = {
    "easting": ((100_000, 1_000_000), (13_100_000, 46_000_000)),
    "northing": ((1_000_001, 6_500_000),),
}
"""In metres; eastings without and with the number of their zone before them."""
_LEAST_LONGITUDE, _MOST_LONGITUDE = 91, 180


def coordinate_meant(code: str, forms: ValueForms) -> str:
    """Return the coordinate that a column has, by the size of its numbers.

    Parameters
    ----------
    code : str
        What its heading says; what is no coordinate stays what it is.
    forms : ValueForms
        Its values, in metres or degrees.
    """
    if code not in _COORDINATES or not forms.numbers:
        return code
    for metres in ("easting", "northing"):
        if has_size_of(metres, forms):
            return metres
    if code in _SIZES and forms.are_within(_LEAST_LONGITUDE, _MOST_LONGITUDE):
        return "longitude"
    if code in _SIZES and forms.are_within(-_MOST_LONGITUDE, _MOST_LONGITUDE):
        return "longitude" if code == "easting" else "latitude"
    return code


def has_size_of(code: str, forms: ValueForms) -> bool:
    """True if all numbers of a column are as large as northings or eastings are."""
    return any(forms.are_within(*sizes) for sizes in _SIZES.get(code, ()))
