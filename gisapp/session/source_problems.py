"""What the user should know of a source that was opened: what could not be taken as it is."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from gisapp.core.layers.layer import CUT_SHORT, Layer, Problem
from gisapp.errors import GisAppError
from gisapp.session.messages import Message
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.words import Words


def message_on(opened: OpenedSource, words: Words, *, has_meaning: bool = False) -> Message | None:
    """Return a warning with a sentence for each problem; None where all is well.

    Parameters
    ----------
    opened : OpenedSource
        The last step of reading it.
    words : Words
        The user's language.
    has_meaning : bool
        True where what columns mean is known already, as of a project's: tables without places
        are told through what they belong to.
    """
    problems = problems_of(opened, words)
    code = _code_of(opened, len(problems), has_meaning=has_meaning)
    if code is None:
        return None
    name = readable_name(Path(opened.uri).name)
    if code == "message.problem":
        return Message("warning", _named(problems[0], name, words), about=opened.uri)
    sentence = words(code, count=len(problems), name=name)
    return Message("warning", sentence, "\n".join(problems), about=opened.uri)


def problems_of(opened: OpenedSource, words: Words) -> tuple[str, ...]:
    """Return a sentence for each thing in a source that could not be taken as it is."""
    of_dataset = opened.dataset.problems if opened.dataset else ()
    of_layers = (problem for layer in opened.layers for problem in layer.origin.problems)
    sentences = (
        *(each.sentence(words) for each in of_dataset),
        *(each.sentence(words) for each in of_layers),
    )
    return tuple(dict.fromkeys(sentences))


def other_problems(layers: Iterable[Layer], told: Problem, words: Words) -> str:
    """Return a line for each problem of layers but the one that is told already."""
    sentences = _sentences_on(layers, words)
    sentences.pop(told.sentence(words), None)
    return "\n".join(sentences)


def problem_lines(layers: Iterable[Layer], words: Words) -> str:
    """Return a line for each problem of layers."""
    return "\n".join(_sentences_on(layers, words))


def failures_in(opened: OpenedSource) -> tuple[GisAppError, ...]:
    """Return why parts of a source were left out, where a failure is known."""
    problems = (problem for layer in opened.layers for problem in layer.origin.problems)
    whys = (problem.values.get("why") for problem in problems)
    return tuple(chain.from_iterable(each.all for each in whys if isinstance(each, GisAppError)))


def _sentences_on(layers: Iterable[Layer], words: Words) -> dict[str, None]:
    problems = chain.from_iterable(each.origin.problems for each in layers)
    return dict.fromkeys(each.sentence(words) for each in problems)


def _named(sentence: str, name: str, words: Words) -> str:
    """Return a sentence that says of which source it is."""
    return sentence if name in sentence else words("message.problem", name=name, problem=sentence)


def _code_of(opened: OpenedSource, problem_count: int, *, has_meaning: bool) -> str | None:
    codes = {problem.code for layer in opened.layers for problem in layer.origin.problems}
    for code in CUT_SHORT:
        if code in codes:
            return f"message.{code}"
    are_tables = bool(opened.layers) and all(layer.is_table for layer in opened.layers)
    if are_tables and not has_meaning:
        return "message.mere_table"
    if problem_count:
        return "message.problems" if problem_count > 1 else "message.problem"
    is_empty = not any(layer.feature_count or layer.raster for layer in opened.layers)
    return "message.empty_source" if is_empty else None
