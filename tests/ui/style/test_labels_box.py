"""Labels of a layer: a template with fields, and an example that follows what is typed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gisapp.core.layers.label_texts import labels_of
from gisapp.ui.style.field_chooser import FieldListing
from gisapp.ui.style.panel import StylePanel
from tests.ui.style.conftest import Plots


def open_labels(panel: StylePanel) -> None:
    panel.section("labels").heading.click()


def test_a_template_is_an_example_as_it_is_typed(
    panel: StylePanel, plots: Plots, finish: Callable[[], None]
) -> None:
    open_labels(panel)
    plots().attributes.fetch()
    panel.labels.template.setText("{name}: {tax:1}")
    panel.labels.template.textEdited.emit("{name}: {tax:1}")
    assert panel.labels.example.text() in {
        each.en for each in labels_of(plots(), plots().geometry.feature_ids.tolist())
    }
    assert panel.labels.example.text().startswith("Plot ")


def test_a_field_that_there_is_not_is_named(panel: StylePanel) -> None:
    open_labels(panel)
    panel.labels.template.textEdited.emit("{Aera}")
    assert panel.labels.example.text() == "There is no field Aera."


def test_a_field_is_inserted_and_labels_are_switched_on(panel: StylePanel, plots: Plots) -> None:
    open_labels(panel)
    if not panel.labels.is_on.isChecked():
        panel.labels.is_on.click()
    panel.labels.insert.click()
    listing = QApplication.activePopupWidget()
    assert isinstance(listing, FieldListing)
    QTest.keyClicks(listing.line, "nam")
    QTest.keyClick(listing.line, Qt.Key.Key_Return)
    panel.labels.size_px.setValue(15)
    panel.labels.bold.click()
    labels = plots().style.labels
    assert labels is not None
    assert (labels.is_on, labels.template, labels.size, labels.bold) == (True, "{name}", 15, True)


def test_labels_may_begin_at_a_scale(panel: StylePanel, plots: Plots) -> None:
    open_labels(panel)
    panel.labels.coarsest.chosen.emit("10000")
    labels = plots().style.labels
    assert labels is not None
    assert 2 < labels.coarsest < 4
    assert panel.labels.coarsest.currentText() == "1:10,000"
