"""The details panel, read and clicked through as a planner does."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.text.units import UnitChoice
from gisapp.core.view_state import ViewState
from gisapp.session.session import Session
from gisapp.sources.open import open_source
from gisapp.ui.details.panel import DetailsPanel
from gisapp.ui.widgets.painted_box import PaintedBox
from gisapp.ui.widgets.popover import Popover
from gisapp.ui.widgets.sheet_heading import TitleBlock
from tests.parks import changed_copy
from tests.ui.reading import WORDS, box, ref_of, seen, select


@pytest.fixture
def state(session: Session) -> ViewState:
    return session.state


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> DetailsPanel:
    panel = DetailsPanel(session)
    qtbot.addWidget(panel)
    panel.resize(380, 800)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def read(state: ViewState) -> Callable[[str], None]:
    return lambda uid: select(state, ref_of(state, uid))


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def title(panel: DetailsPanel) -> str:
    return panel.findChildren(TitleBlock)[-1].title


def popover(panel: DetailsPanel) -> Popover:
    (shown,) = (each for each in panel.findChildren(Popover) if each.isVisible())
    return shown


def button(panel: QWidget, name: str) -> QToolButton:
    found = panel.findChild(QToolButton, name)
    assert isinstance(found, QToolButton)
    return found


def test_a_park_is_told_with_its_figures_its_place_and_what_is_not_stated(
    panel: DetailsPanel, read: Callable[[str], None]
) -> None:
    read("changdong")
    text = seen(panel)
    assert "Changdong Industrial Park · 昌东工业园 · Industrial park · Existing" in text
    assert "Located in · Qingshanhu District" in text
    assert "Schematic · place ±3 km · area drawn to the stated figure" in text
    assert "Planned area · 21.5 km² · 21,500,000 m² · 2,150 ha · 32,250 mu · Planned" in text
    assert "Approved area · 5 km²" in text
    assert "Total investment · not stated" in text
    assert "measured" not in text.lower()


def test_a_shape_that_claims_no_area_says_so(
    panel: DetailsPanel, read: Callable[[str], None]
) -> None:
    read("led-demo-park-phase-1")
    assert "Schematic · place ±3 km · shape claims no area" in seen(panel)


def test_a_click_on_a_figure_opens_its_source_paragraph_and_doubts(
    qtbot: QtBot, panel: DetailsPanel, read: Callable[[str], None]
) -> None:
    read("led-demo-park-phase-1")
    click(box(panel, "Floor area built · 62,000 m²"))
    card = popover(panel)
    text = seen(card)
    for expected in (
        "62,000 m²",
        "Floor area",
        "Ambiguous",
        "2017 (inferred)",
        "Reposted article on the LED industry of Qingshanhu District",
        "¶15",
        "F054",
    ):
        assert expected in text
    assert "the total of the 15 plants" in text
    QTest.keyClick(card, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not panel.findChildren(Popover))


def test_the_keyboard_opens_a_fact_and_copies_it(
    panel: DetailsPanel, read: Callable[[str], None]
) -> None:
    read("changdong")
    row = box(panel, "Rank by main business income · 8th")
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    card = popover(panel)
    copy = card.findChild(QPushButton, "copyFact")
    assert isinstance(copy, QPushButton)
    copy.click()
    assert "Rank by main business income: 8th" in QGuiApplication.clipboard().text()
    assert "Paragraph: ¶13" in QGuiApplication.clipboard().text()
    card.close()


def test_links_lead_on_and_the_history_back(
    panel: DetailsPanel, state: ViewState, read: Callable[[str], None]
) -> None:
    back, forward = button(panel, "detailsBack"), button(panel, "detailsForward")
    read("changdong")
    assert not back.isEnabled()
    click(box(panel, "Eastward expansion of Changdong"))
    assert title(panel) == "Eastward expansion of Changdong"
    assert state.selection.value.subject == ref_of(state, "changdong-east")
    click(back)
    assert title(panel) == "Changdong Industrial Park"
    assert not back.isEnabled()
    click(forward)
    assert title(panel) == "Eastward expansion of Changdong"
    assert not forward.isEnabled()


def test_the_history_forgets_a_layer_that_is_gone(
    panel: DetailsPanel, state: ViewState, read: Callable[[str], None]
) -> None:
    for uid in ("led-cluster", "yifang", "changdong"):
        read(uid)
    state.layers.remove("reconstruction_zone")
    click(button(panel, "detailsBack"))
    assert title(panel) == "Electronic information (LED) industry"
    assert not button(panel, "detailsBack").isEnabled()


def test_the_way_back_leads_to_several_that_were_selected(
    panel: DetailsPanel, state: ViewState, read: Callable[[str], None]
) -> None:
    read("yifang")
    firms = [ref_of(state, uid) for uid in ("zhaochi", "lvye", "lipton")]
    refs = [each for each in firms if isinstance(each, FeatureRef)]
    state.selection.set(Selection(FeatureSet.of(*refs[:2])))
    state.selection.set(Selection(FeatureSet.of(*refs)))
    click(box(panel, "LVYE"))
    assert state.selection.value.subject == refs[1]
    click(button(panel, "detailsBack"))
    assert title(panel) == "3 features selected"
    click(button(panel, "detailsForward"))
    assert state.selection.value.subject == refs[1]
    click(button(panel, "detailsBack"))
    state.layers.remove("enterprise")
    assert not button(panel, "detailsForward").isEnabled()


def test_units_and_language_change_while_a_sheet_is_read(
    panel: DetailsPanel, state: ViewState, read: Callable[[str], None]
) -> None:
    read("yifang")
    for choice, area in ((UnitChoice("ha"), "36.6 ha"), (UnitChoice("mu"), "549 mu")):
        state.units.set(choice)
        assert f"Area under reconstruction · {area}" in seen(panel)
    state.units.set(UnitChoice("mu"))
    state.words.set(WORDS["zh"])
    text = seen(panel)
    assert "义坊村 · Yifang village · 旧改片区 · 已启动" in text
    assert "旧改面积 · 549 亩" in text
    assert "总投资 · 未载明" in text
    assert "not stated" not in text


def test_progress_is_a_part_of_a_stated_whole_with_its_doubts(
    panel: DetailsPanel, read: Callable[[str], None]
) -> None:
    read("led-demo-park-phase-1")
    text = seen(panel)
    assert "62,000 m² of 420,000 m² = 14.8 %" in text
    assert "The areas are of different bases" in text
    assert "Completion · not stated" in text


def test_a_series_is_charted_with_its_inferred_year_marked(
    panel: DetailsPanel, read: Callable[[str], None]
) -> None:
    read("qingshanhu")
    text = seen(panel)
    assert "LED packaging lines: 2014 100 lines, 2017* 470 lines" in text
    assert "* year inferred" in text


def test_what_cannot_be_used_is_listed_with_its_paragraph_and_no_value(
    panel: DetailsPanel, read: Callable[[str], None]
) -> None:
    read("support-2016")
    row = box(panel, "¶16 · Words and a full stop are lost")
    click(row)
    assert "not usable" in seen(popover(panel))
    popover(panel).close()


def test_several_features_under_a_click_are_listed_and_can_be_chosen(
    panel: DetailsPanel, state: ViewState
) -> None:
    uids = ("led-demo-park-phase-1", "led-demo-park", "qingshanhu")
    hits = features(state, *uids)
    state.selection.set(Selection(FeatureSet.of(hits[0]), hits))
    assert "3 features lie here" in seen(panel)
    assert title(panel) == "Demonstration Park, phase 1"
    click(box(panel, "District · Qingshanhu District"))
    assert title(panel) == "Qingshanhu District"
    assert "3 features lie here" in seen(panel)


def test_areas_of_different_basis_are_not_added_up(panel: DetailsPanel, state: ViewState) -> None:
    state.selection.set(Selection(FeatureSet.of(*features(state, "changdong", "led-demo-park"))))
    text = seen(panel)
    assert "2 features selected" in text
    assert "not added up" in text
    assert "The areas are of different bases" in text
    click(box(panel, "not added up"))
    assert "Planned area · 21.5 km²" in seen(popover(panel))
    popover(panel).close()


def test_lines_of_several_enterprises_are_added_up_with_what_is_missing(
    panel: DetailsPanel, state: ViewState
) -> None:
    state.selection.set(Selection(FeatureSet.of(*features(state, "lvye", "lipton", "zhaochi"))))
    text = seen(panel)
    assert "24 lines" in text
    assert "Others that belong here state no figure." in text


def test_a_sheet_is_copied_as_text_and_as_json(
    panel: DetailsPanel, read: Callable[[str], None]
) -> None:
    read("changdong")
    panel.copy_text()
    assert "21.5 km²" in QGuiApplication.clipboard().text()
    panel.copy_json()
    copied = json.loads(QGuiApplication.clipboard().text())
    assert copied["uid"] == "changdong"
    assert copied["geometry"]["area_m2"] == pytest.approx(21_500_000, rel=1e-4)


def test_with_nothing_selected_all_that_can_be_read_is_listed(panel: DetailsPanel) -> None:
    assert "At a glance" in seen(panel)
    assert button(panel, "detailsCopy").isHidden()
    click(box(panel, "Urban development fund"))
    assert title(panel) == "Urban development fund"
    assert "Size of the fund · 6 billion yuan" in seen(panel)


def test_every_row_that_opens_something_is_reached_by_the_tab_key(
    panel: DetailsPanel, read: Callable[[str], None]
) -> None:
    read("changdong")
    for each in panel.findChildren(PaintedBox):
        reachable = each.focusPolicy() == Qt.FocusPolicy.StrongFocus
        assert reachable == each.opens
        assert each.accessibleName()


def features(state: ViewState, *uids: str) -> tuple[FeatureRef, ...]:
    refs = (ref_of(state, uid) for uid in uids)
    return tuple(ref for ref in refs if isinstance(ref, FeatureRef))


def test_two_versions_of_a_park_under_one_click_are_told_apart(
    panel: DetailsPanel, state: ViewState, tmp_path: Path
) -> None:
    planned = changed_copy(tmp_path, "UPDATE site SET status = 'planned' WHERE uid = 'changdong'")
    state.layers.add(*open_source(str(planned)).layers)
    changdong = ref_of(state, "changdong")
    assert isinstance(changdong, FeatureRef)
    other = FeatureRef("planner/park", changdong.feature_id)
    state.selection.set(Selection(FeatureSet.of(other), (other, changdong)))
    assert "Industrial parks · planner · Changdong Industrial Park" in seen(panel)
    assert "Industrial parks · Qingshanhu District · Changdong Industrial Park" in seen(panel)
