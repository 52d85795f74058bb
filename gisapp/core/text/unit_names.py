"""The names of units in the user's language: `1e4 CNY/mu` is 万元/亩."""

from gisapp.words import Words


def unit_name(unit: str, words: Words) -> str:
    """Return what a unit is called.

    Parameters
    ----------
    unit : str
        A stored unit, or the name of a written one.

    Examples
    --------
    >>> from gisapp.words import load_words
    >>> unit_name("1e4 CNY/mu", load_words("zh")), unit_name("1e4 CNY/mu", load_words("en"))
    ('万元/亩', '10,000 yuan/mu')
    """
    if f"unit_name.{unit}" in words:
        return words(f"unit_name.{unit}")
    above, *below = unit.split("/")
    return "/".join([_part(above, words), *(_part(part, words, "below.") for part in below)])


def scale_and_unit(unit: str) -> tuple[str, str]:
    """Return the power of ten that a unit is named with, empty for none, and the unit itself.

    >>> scale_and_unit("1e4 CNY/mu"), scale_and_unit("mu")
    (('1e4', 'CNY/mu'), ('', 'mu'))
    """
    scale, gap, simple = unit.partition(" ")
    return (scale, simple) if gap and "/" not in scale else ("", unit)


def _part(unit: str, words: Words, place: str = "") -> str:
    scale, simple = scale_and_unit(unit)
    code = f"unit_name.{place}{simple}"
    name = words(code if code in words else f"unit_name.{simple}")
    return words(f"unit_scale.{scale}", unit=name) if scale else name
