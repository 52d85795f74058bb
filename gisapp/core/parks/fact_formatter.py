"""How facts are told to a user: in which language and units, and what is said beside a value."""

from gisapp.core.parks.dataset import ParkDataset, Subject
from gisapp.core.parks.derived_text import SEPARATOR, geometry_quality
from gisapp.core.parks.fact_text import format_fact, format_period
from gisapp.core.parks.facts import Fact, FactSource
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import UnitChoice, area_in_all_units
from gisapp.words import Words


class FactFormatter:
    """Turns the facts of one dataset into words, for one language and one choice of units."""

    def __init__(self, dataset: ParkDataset, words: Words, units: UnitChoice) -> None:
        self.dataset = dataset
        self.words = words
        self.units = units

    def told(self, text: Bilingual) -> str:
        """Return a name or sentence in the user's language."""
        return text.in_language(self.words.language)

    def code(self, code_list: str, code: str) -> str:
        """Return the words for a code of a closed list; empty for an empty code."""
        return self.told(self.dataset.label(code_list, code)) if code else ""

    def value(self, fact: Fact) -> str:
        """Return what a fact states: "> 5 billion yuan"."""
        return format_fact(fact, self.units, self.words)

    def period(self, fact: Fact) -> str:
        """Return a fact's time, with a word where it is inferred."""
        return format_period(fact.period, self.words)

    def short_period(self, fact: Fact) -> str:
        """Return a fact's time as an axis has it: with a star where it is inferred."""
        star = "*" if fact.period.basis in ("inferred", "bounded") else ""
        return format_period(fact.period, self.words, mark_basis=False) + star

    def qualification(self, fact: Fact, *, with_source: bool = False) -> str:
        """Return what stands below a value: "Planned · 2017 (inferred) · Land area".

        That something is as it was observed goes without saying.
        """
        kind = "" if fact.kind == "observed" else self.code("fact_kind", fact.kind)
        parts = [kind, self.period(fact)]
        if fact.unit == "m2":
            parts.append(self.code("basis", fact.basis))
        if with_source:
            parts.append(self.source_title(fact))
        return SEPARATOR.join(part for part in parts if part)

    def explanation(self, fact: Fact) -> str:
        """Return the words that a source adds to a number: which four zones are the 4."""
        return self.told(fact.text) if fact.value is not None else ""

    def in_other_units(self, fact: Fact) -> tuple[str, ...]:
        """Return an area in the units that `value` does not use; nothing for other facts."""
        if fact.unit != "m2" or fact.value is None:
            return ()
        shown = self.value(fact)
        areas = (area for _, area in area_in_all_units(fact.value, self.words))
        return tuple(area for area in areas if not shown.endswith(area))

    def property_label(self, code: str) -> str:
        """Return what a property is called."""
        known = self.dataset.properties.get(code)
        return self.told(known.label) if known else code

    def source(self, fact: Fact) -> FactSource | None:
        """Return where a fact was read."""
        return self.dataset.sources.get(fact.source_id)

    def source_title(self, fact: Fact) -> str:
        """Return what a fact's source is called."""
        source = self.source(fact)
        return self.told(source.title) if source else fact.source_id

    def as_of(self, source: FactSource) -> str:
        """Return the time that a source speaks of and how that is known."""
        if not source.as_of:
            return self.words("panel.not_stated")
        basis = self.code("period_basis", source.as_of_basis)
        return f"{source.as_of} ({basis.lower()})" if basis else source.as_of

    def geometry_quality(self, subject: Subject) -> str:
        """Return how good a subject's shape on the map is; empty for one without a place."""
        return geometry_quality(subject, self.dataset, self.units, self.words)

    def note(self, fact: Fact) -> str:
        """Return what is to be known about a fact."""
        return self.told(fact.note)
