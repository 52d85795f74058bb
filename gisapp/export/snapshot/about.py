"""What a page says of itself as it opens: what it is about, when it was made, of what time."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.subjects.shown_subjects import ShownSubjects
from gisapp.core.parks.facts import FactSource
from gisapp.core.parks.headline import KindHeadline, headlines_of
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.dates import format_date, format_span
from gisapp.export.snapshot.request import Snapshot
from gisapp.sources.file_date import file_date
from gisapp.words import LANGUAGES, Words, load_words

MOST_NAMED = 4
"""Kinds of things that the sentence names."""
_ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_PLACES = ("district",)
"""Kinds that a page is not about, but that it says where its subjects are."""


def about(snapshot: Snapshot) -> Bilingual:
    """Return one sentence on what a page shows: how many of which kinds, and where."""
    return Bilingual(*(_about(snapshot, load_words(language)) for language in LANGUAGES))


def made(snapshot: Snapshot) -> Bilingual:
    """Return when a page was made and how old its data are, as far as that is stated.

    "Made on 26 November 2026; data as of 2017".
    """
    return Bilingual(*(_made(snapshot, load_words(language)) for language in LANGUAGES))


def unmapped_layers(snapshot: Snapshot) -> tuple[Layer, ...]:
    """Return the layers whose features are not subjects of facts, the topmost first."""
    own = snapshot.own.shown
    told = own.layer_ids if own else frozenset()
    return tuple(
        layer
        for layer in reversed(snapshot.content.data_layers)
        if layer.dataset is None and layer.layer_id not in told
    )


def _about(snapshot: Snapshot, words: Words) -> str:
    named = list(_things(snapshot, words))
    if not named:
        return words("snapshot.about_none")
    first = words("snapshot.about_joint").join(named[: min(len(named) - 1, MOST_NAMED)])
    if len(named) > MOST_NAMED:
        what = words("snapshot.about_more", first=first)
    elif first:
        what = words("snapshot.about_last", first=first, last=named[-1])
    else:
        what = named[0]
    place = snapshot.place.in_language(words.language)
    if place:
        return words("snapshot.about_place", what=what, place=place)
    return words("snapshot.about", what=what)


def _things(snapshot: Snapshot, words: Words) -> Iterator[str]:
    """Yield what is counted: rows of mapped layers, subjects on the map, features of others."""
    content, own = snapshot.content, snapshot.own
    if own.shown is not None:
        yield from _rows(own.shown, words)
    for layer in own.left_out:
        if layer.layer_id in own.headlines:
            yield from _kinds(own.headlines[layer.layer_id].kinds, words)
    for dataset in content.datasets:
        placed = {subject.kind for subject in dataset.subjects.values() if subject.geometry}
        kinds = [each for each in dataset.codes_of("kind") if each in placed - {*_PLACES}]
        # What most pages are about comes first, then what there is most of.
        headlines = headlines_of(dataset, kinds)
        ordered = sorted(headlines, key=lambda each: (each.kind != "park", -each.count))
        yield from _kinds(ordered, words)
    for layer in unmapped_layers(snapshot):
        if layer.layer_id not in snapshot.own.headlines:
            code = "about_features_one" if layer.feature_count == 1 else "about_features"
            name = layer.name.in_language(words.language)
            yield words(f"snapshot.{code}", name=name, count=f"{layer.feature_count:,}")
    for layer in reversed(content.layers):
        if layer.raster is not None:
            yield words("snapshot.about_picture", name=layer.name.in_language(words.language))


def _rows(own: ShownSubjects, words: Words) -> Iterator[str]:
    """Yield the kinds of what rows are about; several rows may be about one."""
    kinds = Counter(own.dataset.subjects[uid].kind for uid in dict.fromkeys(own.uids.values()))
    headlines = (
        KindHeadline(kind, own.dataset.label("kind", kind) if kind else Bilingual(), count, (), ())
        for kind, count in kinds.most_common()
    )
    yield from _kinds(headlines, words)


def _kinds(headlines: Iterable[KindHeadline], words: Words) -> Iterator[str]:
    for headline in headlines:
        kind = _kind(headline, words)
        code = f"snapshot.about_{headline.kind}"
        code = code if code in words else "snapshot.about_kind"
        yield words(code, kind=kind, count=f"{headline.count:,}")


def _kind(headline: KindHeadline, words: Words) -> str:
    """Return what the subjects of a kind are called within a sentence."""
    code = f"layers.kind.{headline.kind}"
    if code not in words:
        return headline.label.in_language(words.language) or words("home.rows").lower()
    several = words(code) if headline.count > 1 else ""
    return (several or headline.label.in_language(words.language)).lower()


def _made(snapshot: Snapshot, words: Words) -> str:
    parts = []
    if snapshot.date:
        parts.append(words("snapshot.made", date=format_date(snapshot.date, words)))
    parts.extend(_ages(snapshot, words) or [words("snapshot.data_undated")])
    text = words("snapshot.made_joint").join(parts)
    return text[:1].upper() + text[1:]


def _ages(snapshot: Snapshot, words: Words) -> list[str]:
    """Return of what time the facts are, and of when the files."""
    shown = snapshot.own.shown
    sources = [
        source
        for dataset in (*snapshot.content.datasets, *([shown.dataset] if shown else []))
        for source in dataset.sources.values()
    ]
    stated = [_time_of(each) for each in sources if each.as_of_basis != "file"]
    stated += (
        [fact.period.end or fact.period.start for fact in shown.dataset.facts] if shown else []
    )
    saved = [each.as_of for each in sources if each.as_of_basis == "file"]
    saved += [file_date(layer.origin.source) for layer in unmapped_layers(snapshot)]
    ages = (_age("data_of", stated, words), _age("files_of", saved, words))
    return [each for each in ages if each]


def _time_of(source: FactSource) -> str:
    return source.as_of or source.published


def _age(code: str, times: list[str], words: Words) -> str:
    known = list(filter(_ISO.fullmatch, times))
    if not known:
        return ""
    if len({len(each) for each in known}) > 1:
        known = [each[: len("2017")] for each in known]
    is_partly = len(known) < len(times)
    period = format_span(min(known), max(known), words)
    return words(f"snapshot.{code}_partly" if is_partly else f"snapshot.{code}", period=period)
