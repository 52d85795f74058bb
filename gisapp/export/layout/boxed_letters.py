"""Tells of letters that no font has, so that boxes stand for them."""

from collections.abc import Iterable

from gisapp.core.layers.layer import Problem
from gisapp.export.layout.type_setting import TextLook
from gisapp.render.findable import letters_without_font

_MOST_TOLD = 12


def boxed_letters(written: Iterable[str]) -> tuple[Problem, ...]:
    """Return the problem that letters are boxes, or nothing.

    Parameters
    ----------
    written : iterable of str
        All that stands on a sheet or a picture.
    """
    letters = letters_without_font(written, TextLook(11).font)
    if not letters:
        return ()
    told = " ".join(letters[:_MOST_TOLD])
    return (Problem.of("letters_without_font", len(letters), letters=told),)
