"""The menu of attributes by which a layer is coloured."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pytest
import shapely
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gisapp.core.layers.attributes import AttributeValue, Column, Field
from gisapp.core.layers.layer import Layer
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.ui.layers.color_menu import add_color_entries
from gisapp.words import Language
from tests.render.maps import RED, Names, layer
from tests.ui.reading import WORDS

METHODS = [
    "Equally many features in each class",
    "Classes at gaps in the numbers",
    "Equally wide classes, at round numbers",
    "Each value its own class",
]


@dataclass(frozen=True, eq=False)
class Plots(Names):
    """The rent and the use of each plot; `R&D` comes from a file."""

    fields: tuple[Field, ...] = (Field("use", "String"), Field("R&D\trent", "Real"))

    def record(self, feature_id: int) -> Mapping[str, AttributeValue]:
        return {"use": "works", "R&D\trent": float(feature_id)}

    def column(self, field: str, feature_ids: Sequence[int]) -> Column:
        return Column.of([self.record(each)[field] for each in feature_ids])


@pytest.fixture
def session() -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    plots = layer("point", [shapely.Point(place, 0) for place in range(9)], RED, layer_id="plots")
    session.state.layers.add(replace(plots, content=replace(plots.content, attributes=Plots())))
    yield session
    session.close()


def plots(session: Session) -> Layer:
    return session.state.layers["plots"]


@pytest.fixture
def menu(qtbot: QtBot) -> QMenu:
    menu = QMenu()
    qtbot.addWidget(menu)
    return menu


def entries(menu: QMenu, session: Session, language: Language = "en") -> dict[str, QAction]:
    """Fill the menu anew and return its entries by what a user reads."""
    menu.clear()
    add_color_entries(menu, plots(session), session.edits, WORDS[language])
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def chosen(menu: QMenu, session: Session) -> list[str]:
    return [text for text, action in entries(menu, session).items() if action.isChecked()]


def choose(qtbot: QtBot, menu: QMenu, session: Session, text: str) -> None:
    """Choose an entry and wait until the layer has changed."""
    entries(menu, session)[text].trigger()
    qtbot.waitUntil(lambda: not session.tasks.running)


@pytest.mark.parametrize(("language", "single"), [("en", "Single colour"), ("zh", "单一颜色")])
def test_attributes_stand_letter_by_letter_below_the_single_colour(
    menu: QMenu, session: Session, language: Language, single: str
) -> None:
    assert list(entries(menu, session, language)) == [single, "use", "R&&D rent"]
    assert chosen(menu, session) == ["Single colour"]


def test_an_attribute_of_words_has_no_methods(qtbot: QtBot, menu: QMenu, session: Session) -> None:
    choose(qtbot, menu, session, "use")
    assert plots(session).symbology.attribute == "use"
    assert chosen(menu, session) == ["use"]
    assert not set(METHODS) & entries(menu, session).keys()


def test_an_attribute_of_numbers_has_methods_of_which_one_holds(
    qtbot: QtBot, menu: QMenu, session: Session
) -> None:
    choose(qtbot, menu, session, "R&&D rent")
    assert list(entries(menu, session))[3:] == METHODS
    assert chosen(menu, session) == ["R&&D rent", METHODS[0]]
    choose(qtbot, menu, session, METHODS[1])
    assert chosen(menu, session) == ["R&&D rent", METHODS[1]]
    assert plots(session).symbology.method == "natural"


def test_the_single_colour_comes_back(qtbot: QtBot, menu: QMenu, session: Session) -> None:
    choose(qtbot, menu, session, "use")
    choose(qtbot, menu, session, "Single colour")
    assert chosen(menu, session) == ["Single colour"]
    assert plots(session).symbology.attribute == ""


def test_a_choice_can_be_undone(qtbot: QtBot, menu: QMenu, session: Session) -> None:
    choose(qtbot, menu, session, "use")
    session.history.undo()
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert chosen(menu, session) == ["Single colour"]


def test_a_very_long_name_is_cut_in_its_middle(menu: QMenu, session: Session) -> None:
    long = Field("begins " + "very " * 200 + "long ends", "String")
    changed = replace(plots(session).content, attributes=Plots(fields=(long,)))
    session.state.layers.put(replace(plots(session), content=changed))
    [_, shown] = entries(menu, session)
    assert shown.startswith("begins")
    assert shown.endswith("ends")
    assert "…" in shown
    assert menu.sizeHint().width() < 500
