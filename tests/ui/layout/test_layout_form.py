"""What is chosen in the form is what the sheet is asked to be."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gisapp.session.layout.layout_choices import LayoutChoices
from gisapp.ui.layout.layout_form import LayoutForm
from gisapp.words import load_words


def test_it_shows_what_was_remembered_and_tells_each_change(qtbot: QtBot) -> None:
    kept = LayoutChoices(
        "zh", paper="A2", is_landscape=False, author="规划办", parts=frozenset({"legend"})
    )
    form = LayoutForm(kept, ("view", "all"), load_words("en"))
    qtbot.addWidget(form)
    assert form.choices == kept
    assert form.about.findData("selection") == -1
    changes: tuple[Callable[[], object], ...] = (
        lambda: form.scale.setCurrentText("1:2,500"),
        lambda: form.title.setText(" Plots "),
        lambda: form.disclaimer.setCurrentText("示意图"),
        lambda: form.parts["inset"].setChecked(True),
        lambda: form.template.setCurrentIndex(1),
    )
    for change in changes:
        with qtbot.waitSignal(form.changed):
            change()
    assert form.choices == replace(
        kept,
        scale=2500.0,
        title="Plots",
        disclaimer="示意图",
        template="table",
        parts=frozenset({"legend", "inset"}),
    )


def test_each_field_has_a_name_for_those_who_do_not_see_it(qtbot: QtBot) -> None:
    form = LayoutForm(LayoutChoices("en"), ("view",), load_words("en"))
    qtbot.addWidget(form)
    names = {each.objectName() for each in form.findChildren(QWidget)}
    assert {"layout_title", "layout_paper", "layout_scale", "layout_review_number"} <= names
