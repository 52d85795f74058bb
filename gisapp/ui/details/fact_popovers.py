"""Opens the card with all that is known of a fact or of a worked-out figure."""

from PySide6.QtWidgets import QWidget

from gisapp.core.parks.dataset import Subject
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Fact
from gisapp.ui.details.fact_details import FactActions, FactDetails, no_actions
from gisapp.ui.widgets.popover import Popover


def open_fact(
    fact: Fact, formatter: FactFormatter, anchor: QWidget, actions: FactActions = no_actions
) -> None:
    """Show a fact with its provenance beside what was clicked."""
    title = formatter.property_label(fact.property_code)
    _open(FactDetails(title, formatter.value(fact), (fact,), (), formatter, actions), anchor)


def open_derived(
    derived: Derived, formatter: FactFormatter, anchor: QWidget, actions: FactActions = no_actions
) -> None:
    """Show a figure with its doubts and the facts that it follows from."""
    title = formatter.derived_title(derived)
    value = formatter.derived_value(derived)
    doubts = formatter.doubts(derived)
    _open(FactDetails(title, value, derived.operands, doubts, formatter, actions), anchor)


def open_geometry_note(subject: Subject, formatter: FactFormatter, anchor: QWidget) -> None:
    """Show what is to be known of a subject's shape on the map."""
    note = formatter.text(subject.geometry.note) if subject.geometry else ""
    title = formatter.words("panel.geometry")
    quality = formatter.geometry_quality(subject)
    _open(FactDetails(title, quality, (), (note,) if note else (), formatter), anchor)


def _open(details: FactDetails, anchor: QWidget) -> None:
    Popover(details, anchor).open_beside(anchor)
