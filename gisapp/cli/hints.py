"""What only the command line can say of a failure: the option that helps."""

from collections.abc import Mapping

from gisapp.core.layers.layer import Problem
from gisapp.errors import GisAppError
from gisapp.words import load_words

_HINTS: Mapping[str, str] = {
    "no_crs": "name it with --crs, for example --crs {code}",
    "local_crs": "name it with --crs, for example --crs EPSG:4548",
    "stated_crs_unknown": "name it with --crs, for example --crs EPSG:4490",
    "no_place_in_crs": "name it with --crs",
    "crs_misfit": "name it with --crs, for example --crs {code}",
    "crs_degrees": "name it with --crs EPSG:4326",
    "wrong_encoding": "name it with --encoding, for example --encoding GB18030",
    "too_large": "allow more with --memory",
    "too_many_near": "ask with a smaller --tolerance, or allow more with --memory",
    "too_many_to_color": "ask for a smaller --extent, or allow more with --memory",
    "no_display": "or save a picture of the window with --screenshot FILE.png",
    "no_display_at_all": "or save a picture of the window with --screenshot FILE.png",
}
"""By the code of the failure or problem; their values stand at the placeholders."""


def told(what: GisAppError | Problem) -> str:
    """Return the sentence of a failure or problem, in English, with the option that helps."""
    sentence = what.sentence(load_words("en"))
    hint = _HINTS.get(what.code)
    if hint is None or (isinstance(what, Problem) and not what.values):
        return sentence
    return f"{sentence.rstrip('.')}; {hint.format(**what.values)}."
