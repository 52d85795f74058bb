"""What the user compares, for the page: from what the page may show, and nothing else."""

from collections.abc import Iterator
from dataclasses import asdict

from gisapp.core.layers.layer import FeatureRef, TopicRef
from gisapp.core.layers.names import feature_titles
from gisapp.core.layers.subject_lookup import subject_of
from gisapp.core.own_parks.plain_rows import plain_subject
from gisapp.core.parks.comparison.comparison import Comparison, compare
from gisapp.core.parks.comparison.comparison_text import ComparisonText, in_words
from gisapp.core.parks.comparison.gathering import ComparedSubject
from gisapp.core.text.json_value import Json
from gisapp.core.text.units import MONEY_OF, SQUARE_METRES, UnitChoice
from gisapp.export.snapshot.request import Snapshot
from gisapp.words import LANGUAGES, Language, load_words

_PLAIN = UnitChoice()
"""The units that the page's lines are told in, where its user chooses none."""


def comparison_json(snapshot: Snapshot) -> Json:
    """Return what stands side by side, in words of each language and all units; None for nothing.

    Raises
    ------
    SourceError
        The source of a layer cannot be read any more.
    """
    comparison = comparison_of(snapshot)
    if comparison is None:
        return None
    return {language: _in_words(comparison, language) for language in LANGUAGES}


def comparison_of(snapshot: Snapshot) -> Comparison | None:
    """Return what stands side by side, without what is hidden; None for nothing.

    Raises
    ------
    SourceError
        The source of a layer cannot be read any more.
    """
    found = [(ref, _subject(snapshot, ref)) for ref in snapshot.compared]
    subjects = [subject for _, subject in found if subject is not None]
    if not subjects:
        return None
    refs = [ref for ref, subject in found if subject is not None]
    chosen = refs.index(snapshot.compared_from) if snapshot.compared_from in refs else None
    return compare(subjects, chosen)


def _in_words(comparison: Comparison, language: Language) -> Json:
    """Return a comparison in plain units, and the lines that read otherwise in others."""
    words = load_words(language)
    text = in_words(comparison, words, _PLAIN)
    return {
        "names": list(text.names),
        "kinds": list(text.kinds),
        "chosen": text.chosen,
        "sections": [
            {"title": title, "rows": [asdict(line) for line in lines]}
            for title, lines in text.sections
        ],
        "others": [
            {
                "area": choice.area or "",
                "money": choice.money,
                "rows": list(_differing(text, in_words(comparison, words, choice))),
            }
            for choice in _other_choices()
        ],
    }


def _other_choices() -> Iterator[UnitChoice]:
    for area in (None, *SQUARE_METRES):
        for money in MONEY_OF.values():
            choice = UnitChoice(area, money)
            if choice != _PLAIN:
                yield choice


def _differing(plain: ComparisonText, other: ComparisonText) -> Iterator[Json]:
    """Yield section, row and line of what reads otherwise."""
    for section, ((_, lines), (_, others)) in enumerate(
        zip(plain.sections, other.sections, strict=True)
    ):
        for row, (line, changed) in enumerate(zip(lines, others, strict=True)):
            if line != changed:
                yield [section, row, asdict(changed)]


def _subject(snapshot: Snapshot, ref: FeatureRef | TopicRef) -> ComparedSubject | None:
    """Return a subject without what is hidden; None for one that is hidden itself."""
    content, own = snapshot.content, snapshot.own.shown
    layers = {layer.layer_id: layer for layer in content.layers}
    if isinstance(ref, FeatureRef) and ref.layer_id not in layers:
        return None
    if own is not None and isinstance(ref, FeatureRef) and ref in own.uids:
        return ComparedSubject(own.dataset, own.uids[ref])
    known = subject_of(content.layers, ref)
    if known is not None:
        return ComparedSubject(known[0], known[1].uid)
    if isinstance(ref, TopicRef) or layers[ref.layer_id].dataset is not None:
        return None
    layer = layers[ref.layer_id]
    if layer.geometry.row_of(ref.feature_id) is None:
        return None
    [title] = feature_titles(layer, [ref], load_words(content.language))
    return plain_subject(layer, ref, title)
