"""Fact sheets are one click from the details, the menus of the map, and a layer's."""

from PySide6.QtWidgets import QLabel, QToolButton

from gisapp.core.layers.layer import FeatureRef, TopicRef
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.ui.expose.dialog import ExposeDialog
from gisapp.ui.layers.panel import LayersPanel
from gisapp.ui.window.main_window import MainWindow
from tests.window import window

__all__ = ["window"]


def asked(window: MainWindow) -> str:
    """Return what the dialog that is open is about, and close it."""
    [dialog] = [each for each in window.findChildren(ExposeDialog) if each.isVisible()]
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.close()
    return told


def test_what_is_read_is_one_click_from_its_sheet(window: MainWindow) -> None:
    state = window.session.state
    button = window.findChild(QToolButton, "detailsExpose")
    assert button is not None
    assert not button.isVisible(), "nothing is read"
    assert not window.commands["expose"].isEnabled()
    state.selection.set(Selection(FeatureSet.of(FeatureRef("park", 2))))
    assert button.isVisible()
    button.click()
    assert "Changdong Industrial Park" in asked(window)
    state.selection.set(Selection(topic=TopicRef("led-cluster")))
    window.commands["expose"].trigger()
    assert "Electronic information" in asked(window)
    state.selection.set(Selection(FeatureSet.of(FeatureRef("park", 2), FeatureRef("park", 3))))
    window.commands["expose_selected"].trigger()
    assert "each of 2 features" in asked(window)
    panel = window.findChild(LayersPanel)
    assert panel is not None
    panel.tree.pick_layer("enterprise")
    window.commands["expose_layer"].trigger()
    assert "each of 5 features" in asked(window)
