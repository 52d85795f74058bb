"""A dossier as plain text, for the clipboard and the terminal."""

from collections.abc import Iterator

from gisapp.core.parks.dossier import Dossier, Entry, Section
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Fact
from gisapp.core.text.joining import joined


def dossier_as_text(dossier: Dossier, formatter: FactFormatter) -> str:
    """Return a dossier as lines of text: a heading, then a paragraph for each section.

    Parameters
    ----------
    dossier : Dossier
        All that is known of one subject.
    formatter : FactFormatter
        Of the dataset that the dossier comes from.
    """
    paragraphs = [
        _heading(dossier, formatter),
        *(_section(section, formatter) for section in dossier.sections),
        _titled("panel.derived", _derived(dossier, formatter), formatter),
        _titled("panel.unusable", _unusable(dossier, formatter), formatter),
        _titled("panel.relations", _relations(dossier, formatter), formatter),
        _sources(dossier, formatter),
    ]
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines) + "\n"


def _heading(dossier: Dossier, formatter: FactFormatter) -> list[str]:
    subject, text = dossier.subject, formatter.text
    names = joined(text(subject.name), subject.name.other_than(formatter.words.language))
    parents = (text(link.name) for link in reversed(dossier.belongs_to))
    lines = [
        names or subject.uid,
        joined(text(dossier.kind), text(dossier.status), *parents),
        formatter.geometry_quality(subject),
        text(subject.geometry.note) if subject.geometry else "",
        *(
            f"{formatter.words(f'attribute.{each.code}')}: {text(each.value)}"
            for each in dossier.attributes
        ),
    ]
    return [line for line in lines if line]


def _section(section: Section, formatter: FactFormatter) -> list[str]:
    lines = (line for entry in section.entries for line in _entry(entry, formatter))
    return [formatter.text(section.title), *lines]


def _entry(entry: Entry, formatter: FactFormatter) -> Iterator[str]:
    label = formatter.text(entry.property.label)
    if not entry.facts:
        yield f"  {label}: {formatter.words('panel.not_stated')}"
    for fact in entry.facts:
        yield f"  {label}: {formatter.value(fact)} ({_beside_value(fact, formatter)})"


def _beside_value(fact: Fact, formatter: FactFormatter) -> str:
    return joined(
        formatter.kind(fact),
        formatter.period(fact.period),
        formatter.basis(fact),
        formatter.confidence(fact),
        _place_in_source(fact, formatter),
    )


def _place_in_source(fact: Fact, formatter: FactFormatter) -> str:
    return f"{fact.source_id} {formatter.locator(fact)}".strip()


def _derived(dossier: Dossier, formatter: FactFormatter) -> Iterator[str]:
    for figure in dossier.derived:
        value, formula = formatter.derived_value(figure), formatter.derived_formula(figure)
        yield f"  {formatter.derived_title(figure)}: {value} ({formula})"
        yield from (f"    {doubt}" for doubt in formatter.doubts(figure))


def _unusable(dossier: Dossier, formatter: FactFormatter) -> Iterator[str]:
    for fact in dossier.unusable:
        yield f"  {_place_in_source(fact, formatter)}: {formatter.note(fact)}"


def _relations(dossier: Dossier, formatter: FactFormatter) -> Iterator[str]:
    for link in dossier.links:
        yield f"  {formatter.text(link.label)}: {formatter.text(link.name)}"


def _sources(dossier: Dossier, formatter: FactFormatter) -> list[str]:
    """Return what the ids beside the facts stand for."""
    facts = (*dossier.stated, *dossier.unusable)
    titles = {fact.source_id: formatter.source_title(fact) for fact in facts}
    return [f"{source_id}: {title}" for source_id, title in sorted(titles.items())]


def _titled(code: str, lines: Iterator[str], formatter: FactFormatter) -> list[str]:
    """Return lines below their heading; nothing where there are none."""
    below = list(lines)
    return [formatter.words(code), *below] if below else []
