"""Derived figures in words: title, value, formula, doubts; and how good a shape is."""

from gisapp.core.parks.dataset import ParkDataset, Subject
from gisapp.core.parks.derived import Derived, year_of
from gisapp.core.parks.fact_text import format_fact
from gisapp.core.parks.facts import Fact
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import (
    UnitChoice,
    format_number,
    format_percent,
    format_value,
    qualified,
)
from gisapp.words import Words

SEPARATOR = " · "
"""Stands between pieces of one line."""
DERIVED_DIGITS = 3
"""Significant digits of what was worked out: more would claim more than the sources know."""


def derived_title(derived: Derived, dataset: ParkDataset, words: Words) -> str:
    """Return what a figure is called, naming the properties that it joins."""
    part, whole = derived.operands[0], derived.operands[-1]
    if derived.code == "remaining":
        whole = part

    def label(fact: Fact) -> str:
        return dataset.properties[fact.property_code].label.in_language(words.language)

    return words(
        f"derived.{derived.code}",
        property=label(part),
        whole=_within_sentence(label(whole)),
        name=dataset.subjects[whole.subject_uid].name.in_language(words.language),
        count=len(derived.operands),
    )


def format_derived(derived: Derived, choice: UnitChoice, words: Words) -> str:
    """Return a figure in the user's units, or that it was not worked out."""
    if derived.value is None:
        return words("derived.refused")
    value = qualified(_value(derived, derived.value, choice, words), derived.qualifier, words)
    return words("unit.a_year", value=value) if derived.operation == "yearly_growth" else value


def _value(derived: Derived, value: float, choice: UnitChoice, words: Words) -> str:
    if derived.operation == "multiple":
        times = words("unit.times", number=format_number(value, DERIVED_DIGITS))
        growth = _signed(value - 1, format_percent(value - 1, words, DERIVED_DIGITS))
        return words("derived.times_and_growth", times=times, growth=growth)
    if derived.operation == "yearly_growth":
        return _signed(value, format_percent(value, words, DERIVED_DIGITS))
    if derived.unit == "ratio":
        return format_percent(value, words, DERIVED_DIGITS)
    noun = derived.operands[0].property_code
    text = format_value(value, derived.unit, choice, words, noun, DERIVED_DIGITS)
    return _signed(value, text) if derived.operation == "increase" else text


def _signed(value: float, text: str) -> str:
    return f"+{text}" if value > 0 else text


def _within_sentence(label: str) -> str:
    """Return a label as it reads inside a sentence: "planned area", but "LED packaging lines"."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def derived_formula(derived: Derived, choice: UnitChoice, words: Words) -> str:
    """Return how a figure was worked out: "62,000 m² ÷ 420,000 m²"."""
    terms = [format_fact(fact, choice, words) for fact in derived.operands]
    match derived.operation:
        case "sum":
            return " + ".join(terms)
        case "difference":
            return f"{terms[0]} − {terms[1]}"
        case "quotient":
            return f"{terms[0]} ÷ {terms[1]}"
        case "mean_of_sum":
            return f"({' + '.join(terms[:-1])}) ÷ {terms[-1]}"
        case "increase":
            return f"{terms[1]} − {terms[0]}"
        case "multiple":
            return f"{terms[1]} ÷ {terms[0]}"
        case "yearly_growth":
            years = year_of(derived.operands[1]) - year_of(derived.operands[0])
            return f"({terms[1]} ÷ {terms[0]})^(1/{years}) − 1"
        case "years_of_multiplying":
            base = format_number(derived.operands[2].value or 0)
            exponent = format_number(derived.value or 0, DERIVED_DIGITS)
            return f"{terms[1]} ÷ {terms[0]} = {base}^{exponent}"


def doubts_of(derived: Derived, words: Words) -> tuple[str, ...]:
    """Return the doubts of a figure as sentences, the gravest first."""
    return tuple(words(f"doubt.{code}") for code in derived.doubts)


def geometry_quality(
    subject: Subject, dataset: ParkDataset, choice: UnitChoice, words: Words
) -> str:
    """Return how good the shape on the map is; empty for a subject without a place."""
    geometry = subject.geometry
    if geometry is None:
        return ""
    method = dataset.label("geometry_method", geometry.method) if geometry.method else Bilingual()
    parts = [method.in_language(words.language)]
    if geometry.accuracy_m is not None:
        accuracy = format_value(geometry.accuracy_m, "m", choice, words)
        parts.append(words("panel.place_accuracy", accuracy=accuracy))
    if subject.table == "site":
        stated = geometry.area_is_stated
        parts.append(words("panel.drawn_to_stated" if stated else "panel.claims_no_area"))
    return SEPARATOR.join(part for part in parts if part)
