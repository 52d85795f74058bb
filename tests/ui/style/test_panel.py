"""The style panel as a whole: which layer it shows, and what it says where there is no style."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QScrollArea, QWidget

from gisapp.core.layers.layer import NO_GEOMETRY
from gisapp.core.layers.layer_style import ClassChoice
from gisapp.session.session import Session
from gisapp.ui.style.panel import StylePanel
from gisapp.words import Language
from tests.ui.reading import WORDS
from tests.ui.style.conftest import PLOTS, Plots

SECTIONS = ("by", "classes", "symbol", "labels", "scales")


def shown(panel: StylePanel) -> list[str]:
    return [name for name in SECTIONS if panel.section(name).isVisible()]


def test_classes_are_listed_once_there_are_some(
    panel: StylePanel, finish: Callable[[], None]
) -> None:
    assert shown(panel) == ["by", "symbol", "labels", "scales"]
    panel.by.mode.button("values").click()
    finish()
    assert shown(panel) == list(SECTIONS)


def test_it_follows_the_layer_that_is_picked(panel: StylePanel, session: Session) -> None:
    park = next(each for each in session.state.layers.layers if each.layer_id == PLOTS)
    session.state.layers.add(replace(park, layer_id="twin"))
    session.state.picked_layer.set("twin")
    assert panel.layer_choice.code == "twin"
    panel.layer_choice.chosen.emit(PLOTS)
    assert session.state.picked_layer.value == PLOTS


def test_a_table_has_no_look_and_says_so(panel: StylePanel, session: Session, plots: Plots) -> None:
    origin = replace(plots().origin, geometry_type=NO_GEOMETRY)
    session.state.layers.put(replace(plots(), origin=origin))
    assert shown(panel) == []
    assert panel.nothing.text().startswith("A table has no place on the map")


def test_without_a_layer_it_says_so(panel: StylePanel, session: Session) -> None:
    session.state.layers.remove(PLOTS)
    assert panel.nothing.text() == "There is no layer whose look can be chosen."


def test_hidden_classes_are_all_shown_again(
    panel: StylePanel, session: Session, plots: Plots, finish: Callable[[], None]
) -> None:
    panel.by.mode.button("values").click()
    finish()
    assert not panel.show_all.isVisible()
    classes = [ClassChoice(key, is_hidden=True) for key in plots().symbology.keys]
    session.edits.style(PLOTS, replace(plots().style, classes=tuple(classes)))
    panel.show_all.click()
    assert plots().style.classes == ()


def test_all_is_named_in_both_languages(
    panel: StylePanel, session: Session, finish: Callable[[], None]
) -> None:
    panel.by.mode.button("ranges").click()
    finish()
    for language in ("zh", "en"):
        session.state.words.set(WORDS[language])
        assert panel.section("by").heading.text() == WORDS[language]("style.section_by")
        unnamed = [each.objectName() for each in _to_use(panel) if not each.accessibleName()]
        assert unnamed == []


def _to_use(panel: StylePanel) -> list[QWidget]:
    """Return what is used by keyboard, but for check boxes, whose own text is read."""
    return [
        each
        for each in panel.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and each.objectName().startswith("style")
        and not isinstance(each, QCheckBox)
        and each.isVisible()
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_in_a_narrow_window_nothing_is_cut(
    panel: StylePanel, session: Session, finish: Callable[[], None], language: Language
) -> None:
    session.state.words.set(WORDS[language])
    panel.section("labels").heading.click()
    panel.section("scales").heading.click()
    panel.by.mode.button("ranges").click()
    finish()
    panel.resize(190, 600)
    scroll = panel.findChild(QScrollArea, "styleScroll")
    assert scroll is not None
    body = scroll.widget()
    assert body is not None
    assert body.minimumSizeHint().width() <= scroll.viewport().width()
