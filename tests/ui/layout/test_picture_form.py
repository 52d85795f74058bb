"""What is chosen in the form is what the picture is asked to be."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from gisapp.session.layout.picture_choices import PictureChoices
from gisapp.ui.layout.picture_form import PictureForm
from gisapp.words import load_words


def test_it_shows_what_was_kept_and_tells_changes(qtbot: QtBot) -> None:
    kept = PictureChoices("zh", (1920, 960), 192, parts=frozenset({"legend", "title"}))
    form = PictureForm(kept, ("view", "selection"), load_words("en"))
    qtbot.addWidget(form)
    assert form.choices == kept
    with qtbot.waitSignal(form.changed):
        form.dpi.setValue(96)
    form.about.setCurrentText("What is selected")
    form.scale.setCurrentText("5000")
    form.title.setText("Parks")
    form.parts["legend"].setChecked(False)
    assert form.choices == replace(
        kept,
        size_px=(960, 480),
        dpi=96,
        about="selection",
        scale=5000.0,
        title="Parks",
        parts=frozenset({"title"}),
    )
