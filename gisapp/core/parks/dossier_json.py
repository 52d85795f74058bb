"""A dossier as plain data, for `gisapp facts --json` and for copying from the panel.

Numbers are in stored units (m², CNY, counts), texts in English, periods in ISO 8601.
"""

from gisapp.core.parks.dataset import GeometryNote
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.dossier import Dossier, Link
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Fact
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.joining import joined
from gisapp.core.text.json_value import Json, json_number


def dossier_as_json(
    dossier: Dossier, formatter: FactFormatter, area_m2: float | None = None
) -> dict[str, Json]:
    """Return a dossier as data that `json.dumps` takes.

    Parameters
    ----------
    dossier : Dossier
        All that is known of one subject.
    formatter : FactFormatter
        For the titles and doubts of worked-out figures, in its language.
    area_m2 : float or None
        The measured area; None where the shape is not drawn to a stated one.
    """
    subject = dossier.subject
    return {
        "uid": subject.uid,
        "kind": subject.kind,
        "name_en": subject.name.en,
        "name_zh": subject.name.zh,
        "geometry": _geometry(subject.geometry, area_m2) if subject.geometry else None,
        "facts": [_fact(fact) for fact in dossier.stated],
        "derived": [_derived(figure, formatter) for figure in dossier.derived],
        "unusable": [
            {"fact_id": fact.fact_id, "note": fact.note.in_language("en"), "locator": fact.locator}
            for fact in dossier.unusable
        ],
        "not_stated": [described.code for described in dossier.not_stated],
        "relations": [_relation(link) for link in dossier.links],
    }


def _geometry(note: GeometryNote, area_m2: float | None) -> Json:
    return {
        "method": note.method,
        "accuracy_m": json_number(note.accuracy_m),
        "area_m2": area_m2 if note.area_is_stated else None,
    }


def _fact(fact: Fact) -> Json:
    """Return a fact; a text that explains a number stands before the note."""
    explanation = fact.text if fact.value is not None else Bilingual()
    return {
        "fact_id": fact.fact_id,
        "property": fact.property_code,
        "value": fact.text.in_language("en") if fact.value is None else json_number(fact.value),
        "unit": fact.unit,
        "qualifier": fact.qualifier,
        "kind": fact.kind,
        "period": fact.period.iso,
        "period_basis": fact.period.basis,
        "basis": fact.basis,
        "confidence": fact.confidence,
        "note": joined(explanation.in_language("en"), fact.note.in_language("en")),
        "source": fact.source_id,
        "locator": fact.locator,
    }


def _derived(figure: Derived, formatter: FactFormatter) -> Json:
    return {
        "property": figure.code,
        "value": json_number(figure.value),
        "unit": figure.unit,
        "operands": [fact.fact_id for fact in figure.operands],
        "note": " ".join((f"{formatter.derived_title(figure)}.", *formatter.doubts(figure))),
    }


def _relation(link: Link) -> Json:
    """Return a tie as read from the subject: backwards, its predicate ends in `_inverse`."""
    predicate = f"{link.predicate}_inverse" if link.is_inverse else link.predicate
    return {"predicate": predicate, "uid": link.uid, "name_en": link.name.en}
