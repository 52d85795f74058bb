"""Fields of sheets and pictures have values, names and labels."""

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gisapp.ui.layout.form_fields import about_field, choice_field, language_field, lay_out
from gisapp.words import load_words

WORDS = load_words("en")


def test_choices_have_values(qtbot: QtBot) -> None:
    field = choice_field({"a": "One", "b": "Two"})
    qtbot.addWidget(field)
    field.setCurrentText("Two")
    assert field.currentData() == "b"


def test_fields_are_named_and_labelled_and_offer_what_there_is(qtbot: QtBot) -> None:
    form, about, language = QWidget(), about_field(("selection", "view"), WORDS), language_field()
    qtbot.addWidget(form)
    rows = {"layout.field_about": about, "picture.field_size": language}
    lay_out(form, rows, "On the map", [QCheckBox("Legend")], WORDS)
    assert [about.itemText(row) for row in range(about.count())] == [
        WORDS("layout.about_view"),
        WORDS("layout.about_selection"),
    ]
    assert [language.itemText(row) for row in range(language.count())] == ["English", "中文"]
    assert (about.objectName(), language.objectName()) == ("layout_about", "picture_size")
    fields = form.findChild(QFormLayout)
    assert isinstance(fields, QFormLayout)
    label = fields.labelForField(about)
    assert isinstance(label, QLabel)
    assert label.text() == WORDS("layout.field_about")
