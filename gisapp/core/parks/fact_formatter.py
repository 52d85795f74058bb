"""Facts, figures worked out from them and shapes in words: the one place where that happens.

The details panel, the copied text, JSON, the exported page and print all ask a `FactFormatter`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gisapp.core.parks.dataset import ParkDataset, Subject
from gisapp.core.parks.derived import Derived, year_of
from gisapp.core.parks.facts import AREA_WITHOUT_BASIS, Fact, FactSource, Period
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.dates import format_span
from gisapp.core.text.joining import joined
from gisapp.core.text.units import (
    DERIVED_DIGITS,
    UnitChoice,
    area_in_other_units,
    format_number,
    format_percent,
    format_value,
    qualified,
    signed,
)
from gisapp.words import Words

_MOST_TERMS = 6
"""Terms that the line below a sum names; its card lists all of them."""


@dataclass(frozen=True)
class FactFormatter:
    """Words for the facts of one dataset, in one language and one choice of units.

    Parameters
    ----------
    dataset : ParkDataset
        Whose facts are formatted; it knows what codes, properties and sources are called.
    words : Words
        The user's language.
    units : UnitChoice
        The units of areas and money.
    """

    dataset: ParkDataset
    words: Words
    units: UnitChoice

    def text(self, text: Bilingual) -> str:
        """Return a name or sentence in the user's language, else in the other one."""
        return text.in_language(self.words.language)

    def code(self, code_list: str, code: str) -> str:
        """Return the words for a code of a closed list; empty for an empty code."""
        return self.text(self.dataset.label(code_list, code)) if code else ""

    # One fact

    def value(self, fact: Fact) -> str:
        """Return what a fact states, with unit and qualifier, else its text.

        "> 5 billion yuan"; "not usable" for a garbled fact.
        """
        if not fact.is_usable:
            return self.words("fact.unusable")
        if fact.value is None:
            return self.text(fact.text)
        value = self.number(fact.value, fact.unit, fact.property_code)
        return qualified(value, fact.qualifier, self.words)

    def number(self, value: float, unit: str, property_code: str = "") -> str:
        """Return a number in the user's units.

        Parameters
        ----------
        value : float
            In `unit`.
        unit : str
            A stored unit.
        property_code : str
            For a count, the property that says what is counted: `plants_built` → "15 plants".
        """
        return format_value(value, unit, self.units, self.words, property_code)

    def in_other_units(self, fact: Fact) -> tuple[str, ...]:
        """Return an area in the units that `value` does not use; nothing for other facts."""
        if fact.unit != "m2" or fact.value is None:
            return ()
        return area_in_other_units(fact.value, self.units, self.words)

    def explanation(self, fact: Fact) -> str:
        """Return the words that a source adds to a number, such as which four zones are the 4."""
        return self.text(fact.text) if fact.value is not None else ""

    def note(self, fact: Fact) -> str:
        """Return the remark on a fact; empty where there is none."""
        return self.text(fact.note)

    def property_label(self, code: str) -> str:
        """Return what a property is called, or its code where the dataset does not know it."""
        known = self.dataset.properties.get(code)
        return self.text(known.label) if known else code

    # What stands beside a value

    def period(self, period: Period) -> str:
        """Return a time with a word where it is inferred: "2017 (inferred)"; "undated" for none."""
        time = self._undecorated(period)
        return self.words(f"period.{period.basis}", period=time) if _is_inferred(period) else time

    def short_period(self, period: Period) -> str:
        """Return a time as an axis shows it: with a star where it is inferred."""
        time = self._undecorated(period)
        return f"{time}*" if _is_inferred(period) else time

    def _undecorated(self, period: Period) -> str:
        if not period.start and not period.end:
            return self.words("period.undated")
        return format_span(period.start, period.end, self.words)

    def kind(self, fact: Fact) -> str:
        """Return whether a fact was observed, is planned or a target."""
        return self.code("fact_kind", fact.kind)

    def basis(self, fact: Fact) -> str:
        """Return what an area measures, such as land or floors; empty for other facts."""
        return self.code("basis", fact.basis) if fact.unit == "m2" else ""

    def confidence(self, fact: Fact) -> str:
        """Return how sure a fact is."""
        return self.code("confidence", fact.confidence)

    def qualification(self, fact: Fact, *, with_source: bool = False) -> str:
        """Return the line below a value: "Planned · 2017 (inferred) · Land area".

        That something is as it was observed goes without saying, and that a name has no date.
        """
        is_mere_text = fact.value is None and not fact.period.iso
        return joined(
            "" if fact.kind == "observed" else self.kind(fact),
            "" if is_mere_text else self.period(fact.period),
            "" if fact.property_code == AREA_WITHOUT_BASIS else self.basis(fact),
            self.source_title(fact) if with_source else "",
        )

    # Where a fact comes from

    def source(self, fact: Fact) -> FactSource | None:
        """Return the source of a fact; None where the dataset does not describe it."""
        return self.dataset.sources.get(fact.source_id)

    def source_title(self, fact: Fact) -> str:
        """Return what a fact's source is called, or its id where it is not described."""
        source = self.source(fact)
        return self.text(source.title) if source else fact.source_id

    def locator(self, fact: Fact) -> str:
        """Return the place of a fact in its source; empty where it is not known."""
        return fact.locator

    def identifier(self, fact: Fact) -> str:
        """Return by what a fact is found in its data; empty where its place tells that."""
        return fact.fact_id

    @property
    def locator_title(self) -> str:
        """What the place of a fact in its source is called."""
        return self.words("panel.fact_locator")

    def as_of(self, source: FactSource) -> str:
        """Return the time that a source describes and how that is known."""
        if not source.as_of:
            return self.words("panel.not_stated")
        basis = self.code("period_basis", source.as_of_basis)
        return f"{source.as_of} ({basis.lower()})" if basis else source.as_of

    # Figures worked out

    def derived_title(self, derived: Derived) -> str:
        """Return what a figure is called, naming the properties that it joins."""
        part, whole = derived.operands[0], derived.operands[-1]
        if derived.code == "remaining":
            whole = part
        return self.words(
            f"derived.{derived.code}",
            property=self.property_label(part.property_code),
            whole=_within_sentence(self.property_label(whole.property_code)),
            name=self.text(self.dataset.subjects[whole.subject_uid].name),
            count=len(derived.operands),
        )

    def derived_value(self, derived: Derived) -> str:
        """Return a figure in the user's units, or that it was not worked out."""
        if derived.value is None:
            return self.words("derived.refused")
        number = self._derived_number(derived, derived.value)
        if derived.operation == "rank":
            return self.words("derived.rank_among", rank=number, count=format_number(derived.among))
        value = qualified(number, derived.qualifier, self.words)
        if derived.operation == "yearly_growth":
            return self.words("unit.a_year", value=value)
        return value

    def _derived_number(self, derived: Derived, value: float) -> str:
        if derived.operation == "multiple":
            times = self.words("unit.times", number=format_number(value, DERIVED_DIGITS))
            growth = signed(value - 1, self._percent(value - 1))
            return self.words("derived.times_and_growth", times=times, growth=growth)
        if derived.operation in ("yearly_growth", "difference_of"):
            return signed(value, self._percent(value))
        if derived.unit == "ratio":
            return self._percent(value)
        is_rate = derived.operation == "quotient" and derived.unit != "count"
        noun = derived.code if is_rate else derived.operands[0].property_code
        text = format_value(value, derived.unit, self.units, self.words, noun, DERIVED_DIGITS)
        return signed(value, text) if derived.operation == "increase" else text

    def _percent(self, share: float) -> str:
        return format_percent(share, self.words, DERIVED_DIGITS)

    def derived_formula(self, derived: Derived) -> str:
        """Return how a figure was worked out: "62,000 m² ÷ 420,000 m²"."""
        terms = [self.value(fact) for fact in derived.operands]
        match derived.operation:
            case "sum":
                return _added(terms)
            case "difference":
                return f"{terms[0]} − {terms[1]}"
            case "quotient":
                return f"{terms[0]} ÷ {terms[1]}"
            case "mean_of_sum":
                return f"({_added(terms[:-1])}) ÷ {terms[-1]}"
            case "increase" | "multiple":
                return f"{terms[1]} {'−' if derived.operation == 'increase' else '÷'} {terms[0]}"
            case "yearly_growth":
                years = year_of(derived.operands[1]) - year_of(derived.operands[0])
                return f"({terms[1]} ÷ {terms[0]})^(1/{years}) − 1"
            case "rank" | "measured":
                return ""
            case "difference_of":
                return self.words("derived.against", value=terms[0], other=terms[1])
            case "years_of_multiplying":
                base = format_number(derived.operands[2].value or 0)
                exponent = format_number(derived.value or 0, DERIVED_DIGITS)
                return f"{terms[1]} ÷ {terms[0]} = {base}^{exponent}"

    def doubts(self, derived: Derived) -> tuple[str, ...]:
        """Return the doubts about a figure as sentences, the gravest first."""
        return tuple(self.doubt(code) for code in derived.doubts)

    def doubt(self, code: str) -> str:
        """Return one doubt as a sentence."""
        return self.words(f"doubt.{code}")

    # Subjects

    def geometry_quality(self, subject: Subject) -> str:
        """Return how good the shape on the map is; empty for a subject without a place."""
        geometry = subject.geometry
        if geometry is None:
            return ""
        accuracy = claim = ""
        if geometry.accuracy_m is not None:
            distance = self.number(geometry.accuracy_m, "m")
            accuracy = self.words("panel.place_accuracy", accuracy=distance)
        if subject.table == "site":
            stated = geometry.area_is_stated
            claim = self.words("panel.drawn_to_stated" if stated else "panel.claims_no_area")
        return joined(self.code("geometry_method", geometry.method), accuracy, claim)


def _added(terms: Sequence[str]) -> str:
    """Return terms as a sum, of which a long one names the first and the last.

    >>> _added(["1", "2", "3", "4", "5", "6", "7"])
    '1 + 2 + 3 + … + 7'
    """
    if len(terms) > _MOST_TERMS:
        terms = [*terms[: _MOST_TERMS - 3], "…", terms[-1]]
    return " + ".join(terms)


def _is_inferred(period: Period) -> bool:
    return bool(period.iso) and period.basis in ("inferred", "bounded")


def _within_sentence(label: str) -> str:
    """Return a label as it reads inside a sentence: "planned area", but "LED packaging lines"."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
