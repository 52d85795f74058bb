"""What a written unit is called in a user's language."""

from gisapp.words import Words


def unit_text(unit: str, words: Words) -> str:
    """Return what a written unit is called: `1e4 CNY/mu` is 万元/亩.

    Parameters
    ----------
    unit : str
        A name of `written_units`; one that has no words is shown as it is.
    words : Words
        The user's language.
    """
    code = f"mapping.unit.{unit}"
    if code in words:
        return words(code)
    scale, _, rest = unit.rpartition(" ")
    if scale and f"mapping.scale.{scale}" in words:
        return words(f"mapping.scale.{scale}", unit=unit_text(rest, words))
    above, _, below = unit.rpartition("/")
    if above:
        return f"{unit_text(above, words)}/{unit_text(below, words)}"
    return unit
