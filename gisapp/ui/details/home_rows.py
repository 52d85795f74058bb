"""What the cards and rows of the home view say."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from gisapp.core.layers.layer import Layer
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.dossier_rows import weakest_confidence
from gisapp.core.parks.facts import Fact, FactSource
from gisapp.core.parks.headline import Gap, KindHeadline, KindTotal
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.dates import format_date, format_moment
from gisapp.core.text.joining import joined
from gisapp.core.text.sheet_text import FigureText, RowText
from gisapp.core.text.units import (
    DERIVED_DIGITS,
    STATED_DIGITS,
    UnitChoice,
    format_number,
    format_value,
)
from gisapp.session.opened_files import Opening
from gisapp.words import Words


def card_text(total: KindTotal, kind: str, words: Words, units: UnitChoice) -> FigureText:
    """Return what the card of a total says.

    Parameters
    ----------
    total : KindTotal
        One that has a value.
    kind : str
        What the subjects are called; empty where that is said already.
    """
    label = total.property.label.in_language(words.language)
    if total.property.aggregation != "sum":
        label = words(f"home.joined.{total.property.aggregation}", property=label)
    return FigureText(
        joined(label, kind),
        value_text(total, words, units),
        (),
        joined(*_texts(total.qualities, words), how_many(total.stated, total.count, words)),
        _confidence(total),
    )


def value_text(total: KindTotal, words: Words, units: UnitChoice) -> str:
    """Return the number of a total with its unit; "" where it has none."""
    if total.value is None:
        return ""
    # A mean has digits of no one's; what is added up is as exact as it was stated.
    is_mean = total.stated > 1 and total.property.aggregation in ("mean", "weighted_mean")
    digits = DERIVED_DIGITS if is_mean else STATED_DIGITS
    return format_value(total.value, total.unit, units, words, total.property.code, digits)


def refused_row(total: KindTotal, words: Words) -> RowText:
    """Return the row of a total that must not be worked out, and why."""
    doubts = " ".join(words(f"doubt.{each}") for each in total.doubts)
    label = total.property.label.in_language(words.language)
    return RowText(label, words("derived.refused"), "missing", warning=doubts)


def _gap_row(gap: Gap, label: str, words: Words) -> RowText:
    stated = how_many(gap.stated, gap.count, words) if gap.stated else words("panel.not_stated")
    name = gap.property.label.in_language(words.language)
    return RowText(label, name, "text", stated)


def gap_rows(headlines: Sequence[KindHeadline], words: Words) -> tuple[RowText, ...]:
    """Return the rows of all that is stated by few; of several kinds the first says which kind."""

    def title(headline: KindHeadline) -> str:
        return kind_title(headline, words) if len(headlines) > 1 else words("home.missing")

    return tuple(
        _gap_row(gap, "" if place else title(headline), words)
        for headline in headlines
        for place, gap in enumerate(headline.gaps)
    )


def kind_title(headline: KindHeadline, words: Words) -> str:
    """Return what the subjects of a kind are called, "Industrial parks"; "Rows" for no kind."""
    code = f"layers.kind.{headline.kind}"
    if code in words and headline.count > 1:
        return words(code)
    return headline.label.in_language(words.language) or words("home.rows")


def kind_heading(headline: KindHeadline, words: Words) -> str:
    """Return the heading of the subjects of a kind: how many of several there are, too."""
    title = kind_title(headline, words)
    if headline.count == 1:
        return title
    return words("home.count", kind=title, count=f"{headline.count:,}")


def counts_line(headlines: Iterable[KindHeadline], words: Words) -> str:
    """Return how many subjects of each kind there are: "Plots: 300 · Enterprises: 150"."""
    counts = (
        words("home.count", kind=kind_title(each, words), count=f"{each.count:,}")
        for each in headlines
    )
    return joined(*counts)


def source_row(source: FactSource, words: Words) -> RowText:
    """Return the row of a source: what it is called, who published it when, and its licence."""
    when = source.published or source.as_of
    about = joined(source.publisher, iso_text(when, words), source.licence)
    return RowText(source.source_id, source.title.in_language(words.language), "text", about)


def sources_by_date(dataset: ParkDataset) -> tuple[FactSource, ...]:
    """Return the sources of a dataset, the latest first."""
    sources = dataset.sources.values()
    return tuple(sorted(sources, key=lambda each: each.published or each.as_of, reverse=True))


def iso_text(iso: str, words: Words) -> str:
    """Return a date in words, as it is written where it is none."""
    try:
        return format_date(iso, words) if iso else ""
    except (KeyError, ValueError):
        return iso


def saved_ns(opening: Opening) -> int:
    """Return when the newest file of a source was saved, in nanoseconds since 1970; 0 for none."""
    times = (saved for state in opening.state for _, _, saved, *_ in state.members)
    return max(times, default=0)


def saved_text(opening: Opening, words: Words) -> str:
    """Return when a source was saved, as the clock of this machine shows it."""
    saved = saved_ns(opening)
    if saved <= 0:
        return words("panel.not_stated")
    moment = datetime.fromtimestamp(saved / 1e9).astimezone()
    return format_moment(moment.strftime("%Y-%m-%d %H:%M"), words) or ""


def size_text(opening: Opening, words: Words) -> str:
    """Return how large the files of a source are together."""
    size = sum(max(size, 0) for state in opening.state for _, size, *_ in state.members)
    for unit, code in ((1e9, "home.gigabytes"), (1e6, "home.megabytes"), (1e3, "home.kilobytes")):
        if size >= unit:
            return words(code, size=format_number(size / unit, 3))
    return words("panel.bytes", count=f"{size:,}")


def problem_count(layer: Layer) -> int:
    """Return how many kinds of problems are known of a layer."""
    return len(layer.origin.problems)


def how_many(stated: int, count: int, words: Words) -> str:
    """Return for how many of all a figure is stated; empty where all state it."""
    if stated == count:
        return ""
    return words("panel.sum_stated", stated=f"{stated:,}", count=f"{count:,}")


def _texts(texts: Iterable[Bilingual], words: Words) -> Iterable[str]:
    return (each.in_language(words.language) for each in texts)


def _confidence(total: KindTotal) -> str:
    match total.operands:
        case Derived() as derived:
            return weakest_confidence(derived)
        case Fact() as fact:
            return fact.confidence
    return ""
