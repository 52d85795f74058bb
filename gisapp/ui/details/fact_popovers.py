"""Opens the card with all that is known of a fact or of a worked-out figure."""

from PySide6.QtWidgets import QWidget

from gisapp.core.parks.dataset import Subject
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.derived_text import derived_title, doubts_of, format_derived
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Fact
from gisapp.ui.details.fact_details import FactDetails
from gisapp.ui.widgets.popover import Popover


def open_fact(fact: Fact, telling: FactFormatter, anchor: QWidget) -> None:
    """Show a fact with its provenance beside what was clicked."""
    title = telling.property_label(fact.property_code)
    _open(FactDetails(title, telling.value(fact), (fact,), (), telling), anchor)


def open_derived(derived: Derived, telling: FactFormatter, anchor: QWidget) -> None:
    """Show a figure with its doubts and the facts that it follows from."""
    title = derived_title(derived, telling.dataset, telling.words)
    value = format_derived(derived, telling.units, telling.words)
    doubts = doubts_of(derived, telling.words)
    _open(FactDetails(title, value, derived.operands, doubts, telling), anchor)


def open_geometry_note(subject: Subject, telling: FactFormatter, anchor: QWidget) -> None:
    """Show what is to be known of a subject's shape on the map."""
    note = telling.told(subject.geometry.note) if subject.geometry else ""
    title = telling.words("panel.geometry")
    quality = telling.geometry_quality(subject)
    _open(FactDetails(title, quality, (), (note,) if note else (), telling), anchor)


def _open(details: FactDetails, anchor: QWidget) -> None:
    Popover(details, anchor).open_beside(anchor)
