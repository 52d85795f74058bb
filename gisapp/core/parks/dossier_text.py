"""A dossier as plain text, for the clipboard and the terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.derived_text import (
    SEPARATOR,
    derived_formula,
    derived_title,
    doubts_of,
    format_derived,
    geometry_quality,
)
from gisapp.core.parks.dossier import Dossier, Entry
from gisapp.core.parks.fact_text import format_fact, format_period
from gisapp.core.parks.facts import Fact
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import UnitChoice
from gisapp.words import Words


def dossier_as_text(dossier: Dossier, dataset: ParkDataset, units: UnitChoice, words: Words) -> str:
    """Return a dossier as lines of text: a heading, then a paragraph for each section."""
    teller = _Teller(dataset, units, words)
    paragraphs = [
        teller.heading(dossier),
        *(teller.section(section.title, section.entries) for section in dossier.sections),
        teller.derived(dossier),
        teller.unusable(dossier),
        teller.relations(dossier),
        teller.sources(dossier),
    ]
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines) + "\n"


@dataclass(frozen=True)
class _Teller:
    """Tells parts of a dossier in one language and one choice of units."""

    dataset: ParkDataset
    units: UnitChoice
    words: Words

    def heading(self, dossier: Dossier) -> list[str]:
        subject = dossier.subject
        names = (self._told(subject.name), subject.name.other_than(self.words.language))
        holders = (self._told(link.name) for link in reversed(dossier.belongs_to))
        lines = [
            _joined(*names) or subject.uid,
            _joined(self._told(dossier.kind), self._told(dossier.status), *holders),
        ]
        if subject.geometry is not None:
            quality = geometry_quality(subject, self.dataset, self.units, self.words)
            lines += [quality, self._told(subject.geometry.note)]
        lines += [
            f"{self.words(f'attribute.{attribute.code}')}: {self._told(attribute.value)}"
            for attribute in dossier.attributes
        ]
        return [line for line in lines if line]

    def section(self, title: Bilingual, entries: Sequence[Entry]) -> list[str]:
        return [self._told(title), *(line for entry in entries for line in self._entry(entry))]

    def derived(self, dossier: Dossier) -> list[str]:
        lines = []
        for figure in dossier.derived:
            title = derived_title(figure, self.dataset, self.words)
            value = format_derived(figure, self.units, self.words)
            formula = derived_formula(figure, self.units, self.words)
            lines.append(f"  {title}: {value} ({formula})")
            lines += [f"    {doubt}" for doubt in doubts_of(figure, self.words)]
        return self._titled("panel.derived", lines)

    def unusable(self, dossier: Dossier) -> list[str]:
        lines = [
            f"  {_joined(self._provenance(fact))}: {self._told(fact.note)}"
            for fact in dossier.unusable
        ]
        return self._titled("panel.unusable", lines)

    def relations(self, dossier: Dossier) -> list[str]:
        lines = [f"  {self._told(link.label)}: {self._told(link.name)}" for link in dossier.links]
        return self._titled("panel.relations", lines)

    def sources(self, dossier: Dossier) -> list[str]:
        """Return what the ids beside the facts stand for."""
        ids = {fact.source_id for fact in (*dossier.stated, *dossier.unusable)}
        return [f"{each}: {self._told(self.dataset.sources[each].title)}" for each in sorted(ids)]

    def _titled(self, code: str, lines: list[str]) -> list[str]:
        return [self.words(code), *lines] if lines else []

    def _entry(self, entry: Entry) -> Iterator[str]:
        label = self._told(entry.property.label)
        if not entry.facts:
            yield f"  {label}: {self.words('panel.not_stated')}"
        for fact in entry.facts:
            yield f"  {label}: {format_fact(fact, self.units, self.words)} ({self._marks(fact)})"

    def _marks(self, fact: Fact) -> str:
        """Return what stands beside a value: what kind it is, when, how sure, from where."""
        return _joined(
            self._code("fact_kind", fact.kind),
            format_period(fact.period, self.words),
            self._code("basis", fact.basis) if fact.unit == "m2" else "",
            self._code("confidence", fact.confidence),
            self._provenance(fact),
        )

    def _provenance(self, fact: Fact) -> str:
        return f"{fact.source_id} {fact.locator}".strip()

    def _code(self, code_list: str, code: str) -> str:
        return self._told(self.dataset.label(code_list, code)) if code else ""

    def _told(self, words: Bilingual) -> str:
        return words.in_language(self.words.language)


def _joined(*parts: str) -> str:
    return SEPARATOR.join(part for part in parts if part)
