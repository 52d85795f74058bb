"""What the rows, cards and charts of a dossier say; the panel shows it and copies it as text."""

from collections.abc import Iterable

from gisapp.core.parks.dataset import Subject
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.dossier import Dossier, KeyFigure, Link, Progress, Section, Series
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Fact, Period
from gisapp.core.text.joining import joined
from gisapp.core.text.sheet_text import (
    ChartPoint,
    ChartText,
    ChartTick,
    FigureText,
    ProgressText,
    RowText,
    tick_values,
)

_EXPECTED = ("target", "planned")
_DOUBTS_OF_ONE = frozenset({"ambiguous", "inferred", "rounded", "period_inferred", "undated"})


def section_rows(
    section: Section, formatter: FactFormatter
) -> tuple[tuple[RowText, Fact | None], ...]:
    """Return the rows of a section, each with its fact, or None where nothing is stated.

    A property's further values come without its label again.
    """
    rows: list[tuple[RowText, Fact | None]] = []
    for entry in section.entries:
        label = formatter.text(entry.property.label)
        if not entry.facts:
            missing = RowText(label, formatter.words("panel.not_stated"), "missing")
            rows.append((missing, None))
        several_sources = len({fact.source_id for fact in entry.facts}) > 1
        for position, fact in enumerate(entry.facts):
            text = RowText(
                "" if position else label,
                formatter.value(fact),
                "text" if fact.value is None else "number",
                joined(
                    formatter.explanation(fact),
                    formatter.qualification(fact, with_source=several_sources),
                ),
                confidence=fact.confidence,
            )
            rows.append((text, fact))
    return tuple(rows)


def attribute_rows(dossier: Dossier, formatter: FactFormatter) -> tuple[RowText, ...]:
    """Return the further columns of a subject's table: its industry, its class of road."""
    return tuple(
        RowText(formatter.words(f"attribute.{each.code}"), formatter.text(each.value))
        for each in dossier.attributes
    )


def derived_row(derived: Derived, formatter: FactFormatter) -> RowText:
    """Return the row of a worked-out figure: its formula, and the doubts about joining its facts.

    Doubts about a single fact show in the row's mark alone; the card of the figure lists them all.
    """
    doubts = [code for code in derived.doubts if code not in _DOUBTS_OF_ONE]
    return RowText(
        formatter.derived_title(derived),
        formatter.derived_value(derived),
        "missing" if derived.value is None else "number",
        formatter.derived_formula(derived),
        " ".join(map(formatter.doubt, doubts)),
        weakest_confidence(derived),
    )


def weakest_confidence(derived: Derived) -> str:
    """Return how sure a figure is: as sure as its least sure operand."""
    found = {fact.confidence for fact in derived.operands}
    return next((each for each in ("ambiguous", "inferred") if each in found), "clear")


def further_figures(dossier: Dossier) -> tuple[Derived, ...]:
    """Return the worked-out figures that no bar shows already."""
    shown = {progress.share for progress in dossier.progress}
    return tuple(derived for derived in dossier.derived if derived not in shown)


def unusable_row(fact: Fact, formatter: FactFormatter) -> RowText:
    """Return the row of a statement that cannot be used: where it stands, and why it cannot."""
    where = formatter.locator(fact) or formatter.source_title(fact)
    return RowText(where, formatter.note(fact), confidence=fact.confidence)


def link_rows(links: Iterable[Link], formatter: FactFormatter) -> tuple[tuple[RowText, str], ...]:
    """Return the rows of ties to other subjects, each with its uid; equal labels come once."""
    rows = []
    previous = ""
    for link in links:
        label = formatter.text(link.label)
        name = formatter.text(link.name) or link.uid
        rows.append((RowText("" if label == previous else label, name, "link"), link.uid))
        previous = label
    return tuple(rows)


def further_links(dossier: Dossier) -> tuple[Link, ...]:
    """Return the ties without those that say what the subject belongs to, like beside like."""
    told = {(link.predicate, link.uid) for link in dossier.belongs_to}
    links = [
        link for link in dossier.links if link.is_inverse or (link.predicate, link.uid) not in told
    ]
    order = list(dict.fromkeys(link.label for link in links))
    return tuple(sorted(links, key=lambda link: order.index(link.label)))


def figure_text(figure: KeyFigure, formatter: FactFormatter) -> FigureText:
    """Return what the card of a key figure says."""
    fact = figure.fact
    return FigureText(
        formatter.text(figure.property.label),
        formatter.value(fact),
        formatter.in_other_units(fact),
        formatter.qualification(fact),
        fact.confidence,
    )


def progress_text(progress: Progress, formatter: FactFormatter) -> ProgressText:
    """Return what a bar says: the part of the whole, and every doubt about the share."""
    words = formatter.words
    share = progress.share
    return ProgressText(
        formatter.derived_title(share),
        share.value or 0.0,
        words(
            "panel.part_of_whole",
            part=formatter.value(progress.part),
            whole=formatter.value(progress.whole),
            share=formatter.derived_value(share),
        ),
        " ".join(formatter.doubts(share)),
    )


def chart_text(series: Series, formatter: FactFormatter) -> ChartText:
    """Return what a chart says; inferred years carry a star that its footnote explains."""
    words = formatter.words
    facts = [fact for fact in series.facts if fact.value is not None]
    points = tuple(
        ChartPoint(
            decimal_year(fact.period),
            fact.value or 0.0,
            formatter.short_period(fact.period),
            formatter.value(fact),
            fact.kind in _EXPECTED,
        )
        for fact in facts
    )
    ticks = tuple(
        ChartTick(value, formatter.number(value, facts[0].unit) if value else "0")
        for value in tick_values(max(point.value for point in points))
    )
    footnotes = []
    if any(fact.period.basis in ("inferred", "bounded") for fact in facts):
        footnotes.append(words("panel.chart_inferred"))
    if any(point.expected for point in points):
        footnotes.append(words("panel.chart_expected"))
    title = formatter.text(series.property.label)
    return ChartText(title, points, ticks, joined(*footnotes))


def subtitle(subject: Subject, formatter: FactFormatter) -> str:
    """Return the name in the other language, and how sure the Chinese one is."""
    words = formatter.words
    certainty = {
        "likely": words("panel.name_likely"),
        "unknown": words("panel.name_unknown"),
    }.get(subject.name_confidence, "")
    return joined(subject.name.other_than(words.language), certainty)


def sources_line(dossier: Dossier, formatter: FactFormatter) -> str:
    """Return the sources that a dossier's facts come from, each once."""
    facts = (*dossier.stated, *dossier.unusable)
    return "; ".join(dict.fromkeys(formatter.source_title(fact) for fact in facts))


def decimal_year(period: Period) -> float:
    """Return where a period ends on an axis of years: September 2014 is 2014.67.

    >>> decimal_year(Period("2017", "2017"))
    2017.0
    """
    year, _, rest = (period.end or period.start).partition("-")
    month = rest[:2]
    return int(year) + ((int(month) - 1) / 12 if month else 0.0)
