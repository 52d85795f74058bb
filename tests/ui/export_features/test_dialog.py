"""The dialog shows what is written and what is lost, and hands over what is chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from gisapp.core.space.viewport import Viewport
from gisapp.core.text.units import UnitChoice
from gisapp.core.view_state import ViewState
from gisapp.session.feature_choice import FeatureChoice
from gisapp.session.tasks import Tasks
from gisapp.ui.export_features.dialog import FeatureDialog
from gisapp.words import load_words
from tests.parks import embedded
from tests.styled_layers import layer_of


@pytest.fixture
def state(tmp_path: Path) -> ViewState:
    viewport = Viewport(12911000.0, 3336000.0, 30.0, 800, 600)
    state = ViewState(viewport, load_words("en"), UnitChoice())
    layers, _ = embedded()
    state.layers.add(*layers)
    for layer in layers:
        state.layers.show(layer.layer_id, visible=False)
    columns = {"use": ["", *"abcde"], "contact_phone": [f"1380013800{n}" for n in range(6)]}
    state.layers.add(layer_of(tmp_path, None, (), columns))
    return state


@pytest.fixture
def dialog(state: ViewState, qtbot: QtBot) -> Iterator[FeatureDialog]:
    tasks = Tasks()
    dialog = FeatureDialog(state, tasks, load_words("en"))
    dialog.show()
    yield dialog
    if Shiboken.isValid(dialog):
        dialog.close()
    tasks.close()


def losses(dialog: FeatureDialog) -> str:
    label = dialog.findChild(QLabel, "featureLosses")
    assert label is not None
    return label.text()


def seen_labels(dialog: FeatureDialog) -> list[QLabel]:
    return [label for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_what_is_lost_follows_the_format(dialog: FeatureDialog, qtbot: QtBot) -> None:
    top = dialog.tree.topLevelItem(0)
    assert top is not None
    phone = top.child(1)
    assert phone is not None
    qtbot.waitUntil(lambda: phone.text(1) == "likely personal")
    phone.setCheckState(0, Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: losses(dialog) == "It keeps everything.")
    dialog.form.format.setCurrentIndex(dialog.form.format.findData(".shp"))
    qtbot.waitUntil(lambda: "Names of columns are cut: contact_phone" in losses(dialog))
    assert "Empty texts come again as missing ones: use." in losses(dialog)
    assert dialog.form.encoding.isVisible()
    assert not dialog.form.places.isVisible()
    assert (top.text(0), top.text(1)) == ("plots", "6")


def test_personal_columns_are_marked_and_left_out(dialog: FeatureDialog, qtbot: QtBot) -> None:
    top = dialog.tree.topLevelItem(0)
    assert top is not None
    use, phone = top.child(0), top.child(1)
    assert use is not None
    assert phone is not None
    qtbot.waitUntil(lambda: phone.text(1) == "likely personal")
    assert phone.data(0, Qt.ItemDataRole.UserRole) in dialog.choice.hidden
    assert use.text(1) == ""


def test_what_is_chosen_is_handed_over(dialog: FeatureDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.form.format.setCurrentIndex(dialog.form.format.findData(".csv"))
    dialog.form.scope.setCurrentIndex(dialog.form.scope.findData("all"))
    none = dialog.findChild(QPushButton, "no_fields")
    assert none is not None
    none.click()
    taken: list[tuple[Path, FeatureChoice]] = []
    dialog.chosen.connect(lambda path, choice: taken.append((path, choice)))
    dialog.export.click()
    assert not dialog.findChildren(QFileDialog), "nobody has looked for personal data yet"
    assert any("personal data" in each.text() for each in seen_labels(dialog))
    qtbot.waitUntil(dialog.export.isEnabled)
    assert not any("personal data" in each.text() for each in seen_labels(dialog))
    dialog.export.click()
    (asking,) = dialog.findChildren(QFileDialog)
    asking.selectFile(str(tmp_path / "out"))
    asking.accept()
    ((path, choice),) = taken
    assert (path.name, choice.scope, len(choice.ticked)) == ("out.csv", "all", 1)
    assert {"plots/plots/use", "plots/plots/contact_phone"} <= choice.hidden


def test_a_refusal_is_shown_and_nothing_can_be_written(dialog: FeatureDialog, qtbot: QtBot) -> None:
    for place in range(dialog.tree.topLevelItemCount()):
        item = dialog.tree.topLevelItem(place)
        assert item is not None
        item.setCheckState(0, item.checkState(0).Checked)
    dialog.form.format.setCurrentIndex(dialog.form.format.findData(".shp"))
    trouble = dialog.findChild(QLabel, "featureTrouble")
    assert trouble is not None
    qtbot.waitUntil(lambda: "shapes of one kind" in trouble.text())
    assert not dialog.export.isEnabled()
