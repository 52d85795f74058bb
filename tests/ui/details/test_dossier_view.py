"""The fact sheet of a subject: what stands on it, in which order, and what its links do."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.text.units import UnitChoice
from gisapp.ui.details.dossier_view import DossierView
from gisapp.ui.widgets.card_grid import CardGrid
from gisapp.ui.widgets.figure_card import FigureCard
from gisapp.ui.widgets.painted_box import PaintedBox
from gisapp.ui.widgets.popover import Popover
from gisapp.ui.widgets.progress_row import ProgressRow
from gisapp.ui.widgets.series_chart import SeriesChart
from gisapp.ui.widgets.sheet_heading import QualityBadge, SectionHeading, TitleBlock
from gisapp.words import LANGUAGES, Language
from tests.parks import embedded
from tests.ui.reading import WORDS, box, seen

WIDTH = 340


@dataclass
class Sheet:
    """A fact sheet and the uids of the links that were clicked."""

    view: DossierView
    followed: list[str] = field(default_factory=list)


@pytest.fixture
def sheet(qtbot: QtBot) -> Callable[..., Sheet]:
    def make(uid: str, language: Language = "en", units: UnitChoice | None = None) -> Sheet:
        _, dataset = embedded()
        formatter = FactFormatter(dataset, WORDS[language], units or UnitChoice())
        followed: list[str] = []
        view = DossierView(dossier_of(dataset, uid), formatter, followed.append)
        qtbot.addWidget(view)
        view.resize(WIDTH, view.heightForWidth(WIDTH))
        view.show()
        return Sheet(view, followed)

    return make


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def kinds(sheet: Sheet) -> list[type]:
    """Return the kinds of the pieces of a sheet from the top down, each run once."""
    pieces = [each for each in sheet.view.children() if isinstance(each, QWidget)]
    found: list[type] = []
    for piece in sorted(pieces, key=lambda each: (each.y(), each.x())):
        if not isinstance(piece, Popover) and found[-1:] != [type(piece)]:
            found.append(type(piece))
    return found


def test_it_begins_with_the_name_the_quality_and_the_key_figures(
    sheet: Callable[..., Sheet],
) -> None:
    found = kinds(sheet("changdong"))
    assert found[0] is TitleBlock
    assert found.index(QualityBadge) < found.index(CardGrid) < found.index(SectionHeading)


def test_a_subject_without_a_shape_has_no_badge(sheet: Callable[..., Sheet]) -> None:
    assert QualityBadge not in kinds(sheet("led-cluster"))


def test_progress_and_series_are_drawn_where_the_source_states_both_parts(
    sheet: Callable[..., Sheet],
) -> None:
    assert ProgressRow in kinds(sheet("led-demo-park-phase-1"))
    assert SeriesChart in kinds(sheet("qingshanhu"))
    assert not {ProgressRow, SeriesChart} & set(kinds(sheet("lipton")))


def test_links_call_back_with_the_uid_of_the_subject(sheet: Callable[..., Sheet]) -> None:
    found = sheet("changdong")
    click(box(found.view, "Qingshanhu District"))
    click(box(found.view, "Eastward expansion of Changdong"))
    assert found.followed == ["qingshanhu", "changdong-east"]


@pytest.mark.parametrize("piece", [FigureCard, ProgressRow, QualityBadge])
def test_cards_bars_and_the_badge_open_what_is_behind_them(
    sheet: Callable[..., Sheet], piece: type[PaintedBox]
) -> None:
    found = sheet("led-demo-park-phase-1")
    anchor = found.view.findChildren(piece)[0]
    click(anchor)
    popovers = anchor.findChildren(Popover)
    assert [each.isVisible() for each in popovers] == [True]
    assert found.followed == []
    popovers[0].close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_subject_has_a_sheet_in_both_languages_with_nothing_cut_off(
    sheet: Callable[..., Sheet], language: Language
) -> None:
    _, dataset = embedded()
    for uid in dataset.subjects:
        view = sheet(uid, language).view
        assert seen(view).strip(), uid
        for piece in view.findChildren(PaintedBox):
            assert piece.height() >= piece.heightForWidth(piece.width()), uid
            assert piece.geometry().right() <= WIDTH, uid


def test_figures_are_in_the_users_units(sheet: Callable[..., Sheet]) -> None:
    assert "Planned area · 2,150 ha" in seen(sheet("changdong", units=UnitChoice("ha")).view)
