"""The form offers what the chosen format knows."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.space.survey_crs import survey_crs_at
from gisapp.session.tasks import Tasks
from gisapp.ui.export_features.format_form import FormatForm
from gisapp.words import load_words


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[FormatForm]:
    tasks = Tasks()
    form = FormatForm(survey_crs_at(116.0), tasks, load_words("en"))
    qtbot.addWidget(form)
    form.show()
    yield form
    tasks.close()


def choose(form: FormatForm, suffix: str) -> None:
    form.format.setCurrentIndex(form.format.findData(suffix))


@pytest.mark.parametrize(
    ("suffix", "crs", "has_encoding", "has_places"),
    [
        (".gpkg", "source", False, False),
        (".shp", "source", True, False),
        (".csv", "EPSG:4326", False, True),
        (".geojson", None, False, False),
        (".dxf", None, False, False),
        (".txt", None, True, False),
    ],
)
def test_what_is_offered(
    form: FormatForm, suffix: str, crs: str | None, has_encoding: bool, has_places: bool
) -> None:
    choose(form, suffix)
    assert form.writer.suffixes[0] == suffix
    assert form.chosen_crs == crs
    assert (form.encoding.isVisible(), form.places.isVisible()) == (has_encoding, has_places)


def test_any_crs_can_be_found(form: FormatForm, qtbot: QtBot) -> None:
    assert not form.crs_field.isVisible()
    form.crs.setCurrentIndex(form.crs.findData("other"))
    assert form.crs_field.isVisibleTo(form)
    before = form.chosen_crs
    assert before is None
    with qtbot.waitSignal(form.changed):
        form.crs_field.chosen.emit("EPSG:32650")
    assert form.chosen_crs == "EPSG:32650"
    assert not form.crs_field.isVisible()


def test_a_style_is_of_one_layer_and_not_beside_a_geopackage(form: FormatForm) -> None:
    form.style_beside.setChecked(True)
    form.allow_style(is_allowed=True)
    assert form.style_suffix == ""
    choose(form, ".fgb")
    form.allow_style(is_allowed=True)
    assert form.style_suffix == ".qml"
    form.allow_scope("selected", is_allowed=False)
    assert form.scope.findData("selected") < 0
