"""The facts of a dossier as the sections of a sheet: what several sources say alike, said once."""

from collections.abc import Iterator

from gisapp.core.own_parks.subjects.own_formatter import OwnFactFormatter
from gisapp.core.parks import dossier_rows
from gisapp.core.parks.dossier import Dossier, Entry, Section
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Fact
from gisapp.core.text.joining import joined
from gisapp.core.text.sheet_text import RowText
from gisapp.core.text.shortening import shortened
from gisapp.export.expose.sheet import SheetRow, SheetSection
from gisapp.export.expose.source_list import SourceList

LONGEST_VALUE = 600
"""Letters of a value that are printed; the panel shows more of it."""
MOST_ROWS = 300
"""Lines of a section."""
_MOST_LINKS = 40
BESIDE_THE_MAP = ("contact",)
"""Sections that stand apart from the facts."""


def fact_sections(
    dossier: Dossier, formatter: FactFormatter, sources: SourceList
) -> Iterator[SheetSection]:
    """Yield the sections of facts, then figures worked out, then what cannot be used.

    Parameters
    ----------
    dossier : Dossier
        All that is known of the subject.
    formatter : FactFormatter
        Of the dataset that the dossier comes from.
    sources : SourceList
        Numbers the sources of the facts.
    """
    for section in dossier.sections:
        if section.code in BESIDE_THE_MAP:
            continue
        rows = tuple(_section_rows(section, formatter, sources))
        yield from _section(formatter.text(section.title), rows, formatter)
    derived = tuple(
        SheetRow(
            _bounded(dossier_rows.derived_row(figure, formatter)),
            sources.numbers_of(figure.operands),
        )
        for figure in dossier_rows.further_figures(dossier)
    )
    yield from _section(formatter.words("panel.derived"), derived, formatter)
    unusable = tuple(
        SheetRow(_bounded(dossier_rows.unusable_row(fact, formatter)), sources.numbers_of((fact,)))
        for fact in dossier.unusable
    )
    yield from _section(formatter.words("panel.unusable"), unusable, formatter)


def contact_sections(
    dossier: Dossier, formatter: FactFormatter, sources: SourceList
) -> Iterator[SheetSection]:
    """Yield the section that says whom to ask; parameters as of `fact_sections`."""
    for section in dossier.sections:
        if section.code in BESIDE_THE_MAP:
            rows = tuple(_section_rows(section, formatter, sources))
            yield from _section(formatter.text(section.title), rows, formatter)


def tie_sections(dossier: Dossier, formatter: FactFormatter) -> Iterator[SheetSection]:
    """Yield the further columns of a subject's table, and its ties to other subjects."""
    attributes = tuple(SheetRow(each) for each in dossier_rows.attribute_rows(dossier, formatter))
    yield from _section(formatter.words("panel.attributes"), attributes, formatter)
    links = dossier_rows.further_links(dossier)
    names: dict[str, list[str]] = {}
    for link in links[:_MOST_LINKS]:
        name = shortened(formatter.text(link.name) or link.uid)
        names.setdefault(formatter.text(link.label), []).append(name)
    separator = formatter.words("panel.list_separator")
    ties = tuple(
        SheetRow(_bounded(RowText(label, separator.join(some)))) for label, some in names.items()
    )
    more = len(links) - _MOST_LINKS
    note = formatter.words("panel.and_more", count=f"{more:,}") if more > 0 else ""
    if ties:
        yield SheetSection(formatter.words("panel.relations"), ties, note)


def bounded_section(title: str, rows: tuple[SheetRow, ...], more: str) -> SheetSection:
    """Return a section with no more lines than a sheet has room for.

    Parameters
    ----------
    more : str
        What is said where there are more, with the placeholder {count}.
    """
    left = len(rows) - MOST_ROWS
    note = more.format(count=f"{left:,}") if left > 0 else ""
    return SheetSection(title, rows[:MOST_ROWS], note)


def _section(
    title: str, rows: tuple[SheetRow, ...], formatter: FactFormatter
) -> Iterator[SheetSection]:
    if rows:
        yield bounded_section(title, rows, formatter.words("panel.and_more", count="{count}"))


def _section_rows(
    section: Section, formatter: FactFormatter, sources: SourceList
) -> Iterator[SheetRow]:
    # Of own data, the list of sources names the row; the label is what the column is.
    is_own = isinstance(formatter, OwnFactFormatter)
    for entry in section.entries:
        label = formatter.text(entry.property.label)
        for alike in _alike(entry, formatter):
            place = formatter.locator(alike[0]) if len(alike) == 1 and not is_own else ""
            yield SheetRow(_row(label, alike, formatter), sources.numbers_of(alike), place)
            label = ""


def _alike(entry: Entry, formatter: FactFormatter) -> list[list[Fact]]:
    """Return the facts of a property, those together that say the same of the same kind."""
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for fact in entry.facts:
        same = formatter.value(fact), fact.kind, fact.basis, fact.confidence
        groups.setdefault(same, []).append(fact)
    return list(groups.values())


def _row(label: str, alike: list[Fact], formatter: FactFormatter) -> RowText:
    # Of one time, what a source states goes before what is inferred.
    surest = sorted(alike, key=lambda fact: fact.period.basis != "stated")
    by_time = {fact.period.iso: fact for fact in reversed(surest)}
    first = alike[0]
    told = [fact for fact in alike if by_time[fact.period.iso] is fact]
    periods = dict.fromkeys(formatter.qualification(fact) for fact in told)
    # A date need not be told to be of that date.
    periods.pop(formatter.value(first), None)
    notes = dict.fromkeys(formatter.note(fact) for fact in alike if fact.confidence != "clear")
    return _bounded(
        RowText(
            label,
            formatter.value(first),
            "text" if first.value is None else "number",
            joined(formatter.explanation(first), "; ".join(filter(None, periods))),
            " ".join(filter(None, notes)),
            first.confidence,
        )
    )


def _bounded(row: RowText) -> RowText:
    return RowText(
        shortened(row.label),
        shortened(row.value, LONGEST_VALUE),
        row.role,
        shortened(row.qualification, LONGEST_VALUE),
        shortened(row.warning, LONGEST_VALUE),
        row.confidence,
        row.right_aligned,
    )
