"""What only the command line can say of a failure: the sentence with the option that helps."""

from gisapp.core.layers.layer import Problem
from gisapp.errors import GisAppError, Phrase
from gisapp.words import Words, load_words


def told(what: GisAppError | Problem, words: Words) -> str:
    """Return the sentence of a failure or problem, with the option that helps where one does."""
    code = f"option.{what.code}"
    return Phrase(code, what.values).sentence(words) or what.sentence(words)


def phrase_of(problem: Problem) -> Phrase:
    """Return what `told` says of a problem, as part of a failure."""
    code = f"option.{problem.code}"
    return Phrase(code, problem.values) if code in load_words("en") else problem.phrase
