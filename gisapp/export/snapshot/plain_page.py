"""What stands on the page while it opens, and stays where no scripts run or the file is cut off."""

from collections.abc import Iterator
from html import escape

from gisapp.core.parks.facts import Period
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.text.dates import format_span
from gisapp.core.text.joining import joined
from gisapp.core.text.units import (
    DERIVED_DIGITS,
    STATED_DIGITS,
    UnitChoice,
    format_number,
    format_value,
    qualified,
)
from gisapp.export.filter_notes import filter_notes
from gisapp.export.snapshot.about import about, made
from gisapp.export.snapshot.drawing.figure import map_figure
from gisapp.export.snapshot.headline_cards import MOST_FIGURES, HeadlineCard
from gisapp.export.snapshot.home_json import home_sections
from gisapp.export.snapshot.honesty import honest_notes
from gisapp.export.snapshot.noscript_tables import tables
from gisapp.export.snapshot.request import Snapshot
from gisapp.sources.parks.park_schema import load_park_schema
from gisapp.words import LANGUAGES, Words, load_words


def plain_page(snapshot: Snapshot, words: Words, progress: Progress = NO_PROGRESS) -> str:
    """Return the page as HTML that needs no scripts.

    Title, one sentence, the figures that open it and a drawing of the map come first; what stands
    below them is not shown while the page opens.

    Parameters
    ----------
    snapshot : Snapshot
        What the page is made of.
    words : Words
        Of the language that the page begins with.
    progress : Progress
        Checked before each layer.

    Returns
    -------
    str
        HTML in which every value is escaped.

    Raises
    ------
    SourceError
        Names or pictures cannot be read from their source any more.
    Cancelled
        The export shall end.
    """
    language = words.language
    title = snapshot.title.in_language(language)
    return "\n".join(
        (
            '<main class="plain" id="plain">',
            f"<h1>{escape(title)}</h1>",
            _paragraph(_subtitle(snapshot, words)),
            _paragraph(about(snapshot).in_language(language), "about"),
            _trouble(words),
            _progress(words),
            _figures(snapshot, words),
            map_figure(snapshot, words, progress),
            '<div class="rest">',
            *(_paragraph(each) for each in _notes(snapshot, words)),
            tables(snapshot, words),
            "</div>",
            "</main>",
        )
    )


def _subtitle(snapshot: Snapshot, words: Words) -> str:
    title, place = (each.in_language(words.language) for each in (snapshot.title, snapshot.place))
    return joined(
        "" if place in title else place,
        made(snapshot).in_language(words.language),
        words("snapshot.by", author=snapshot.author) if snapshot.author else "",
    )


def _trouble(words: Words) -> str:
    """Return why the page is no more than this, as long as no script knows better."""
    languages = sorted(LANGUAGES, key=lambda each: each != words.language)
    said = (
        f'<p lang="{each}">{escape(load_words(each)("snapshot.no_script"))}</p>'
        for each in languages
    )
    return f'<div id="trouble" class="callout">{"".join(said)}</div>'


def _progress(words: Words) -> str:
    said = escape(words("snapshot.opening"))
    bar = f'<progress id="opening-share" max="1" value="0" aria-label="{said}"></progress>'
    return f'<div id="opening" role="status"><span>{said}</span>{bar}</div>'


def _figures(snapshot: Snapshot, words: Words) -> str:
    cards = [card for section in home_sections(snapshot) for card in section.cards]
    if not cards:
        return ""
    units = snapshot.content.units
    shown = "".join(_figure(card, words, units) for card in cards[:MOST_FIGURES])
    return f'<dl class="key-figures">{shown}</dl>'


def _figure(card: HeadlineCard, words: Words, units: UnitChoice) -> str:
    total, language = card.total, words.language
    label = total.property.label.in_language(language)
    if total.property.aggregation != "sum":
        label = words(f"home.joined.{total.property.aggregation}", property=label)
    digits = DERIVED_DIGITS if card.is_mean else STATED_DIGITS
    code = total.property.code
    value = format_value(total.value or 0.0, total.unit, units, words, code, digits)
    asides = joined(
        *(each.in_language(language) for each in total.qualities),
        _period(card.period, words),
        card.confidence.in_language(language),
        _how_many(total.stated, total.count, words),
    )
    doubts = "".join(f'<dd class="aside">{escape(each)}</dd>' for each in _doubts(card, words))
    return (
        f"<div><dt>{escape(joined(label, card.kind.in_language(language)))}</dt>"
        f'<dd class="figure">{escape(qualified(value, card.qualifier, words))}</dd>'
        f'<dd class="aside">{escape(asides)}</dd>{doubts}</div>'
    )


def _period(period: Period, words: Words) -> str:
    if not period.iso:
        return words("period.undated")
    time = format_span(period.start, period.end, words)
    return words("period.inferred", period=time) if period.basis == "inferred" else time


def _how_many(stated: int, count: int, words: Words) -> str:
    if stated == count:
        return ""
    return words("panel.sum_stated", stated=format_number(stated), count=format_number(count))


def _doubts(card: HeadlineCard, words: Words) -> Iterator[str]:
    """Yield the gravest doubt."""
    yield from (words(f"doubt.{each}") for each in card.doubts[:1])


def _notes(snapshot: Snapshot, words: Words) -> Iterator[str]:
    for note in (*filter_notes(snapshot.content, load_park_schema()), *honest_notes(snapshot)):
        yield note.in_language(words.language)


def _paragraph(text: str, name: str = "") -> str:
    return f'<p class="{name}">{escape(text)}</p>' if name else f"<p>{escape(text)}</p>"
