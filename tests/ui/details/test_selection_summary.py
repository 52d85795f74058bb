"""What several selected features come to, and what speaks against adding them up."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.own_parks.totals.layer_totals import ColumnTotal, LayerTotals
from gisapp.core.own_parks.totals.totals import Total
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import UnitChoice
from gisapp.core.view_state import ViewState
from gisapp.session.own_parks.selection_totals import Sums
from gisapp.ui.details.feature_list import feature_rows
from gisapp.ui.details.group_chooser import GroupChooser
from gisapp.ui.details.selection_summary import MOST_LISTED, SelectionSummary
from gisapp.ui.widgets.painted_box import PaintedBox
from gisapp.ui.widgets.sheet_row import SheetRow
from gisapp.words import Language
from tests.ui.reading import WORDS, box, ref_of, seen, session_of_embedded


@pytest.fixture
def state() -> Iterator[ViewState]:
    session = session_of_embedded()
    yield session.state
    session.close()


@dataclass
class Shown:
    """A summary, what was chosen from it, and how often sums were asked for again."""

    view: SelectionSummary
    chosen: list[FeatureRef] = field(default_factory=list)
    asked: list[None] = field(default_factory=list)
    grouped: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return seen(self.view)


@pytest.fixture
def show(qtbot: QtBot, state: ViewState) -> "Show":
    return Show(qtbot, state)


@dataclass
class Show:
    """Shows summaries of subjects of the embedded data."""

    qtbot: QtBot
    state: ViewState

    def __call__(
        self,
        *uids: str,
        sums: Sums | None = None,
        units: UnitChoice | None = None,
        language: Language = "en",
    ) -> Shown:
        features = FeatureSet.of(*self.features(*uids))
        chosen: list[FeatureRef] = []
        asked: list[None] = []
        grouped: list[tuple[str, str]] = []
        view = SelectionSummary(
            features,
            self.state.layers,
            WORDS[language],
            units or UnitChoice(),
            sums or Sums("there"),
            chosen.append,
            lambda: asked.append(None),
            lambda layer_id, field: grouped.append((layer_id, field)),
        )
        self.qtbot.addWidget(view)
        view.resize(340, 800)
        view.show()
        return Shown(view, chosen, asked, grouped)

    def features(self, *uids: str) -> list[FeatureRef]:
        refs = (ref_of(self.state, uid) for uid in uids)
        return [ref for ref in refs if isinstance(ref, FeatureRef)]


def click(widget: PaintedBox) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_what_is_selected_is_counted_and_listed_by_layer(show: Show) -> None:
    text = show("zhaochi", "lvye", "changdong").text
    assert text.startswith("3 features selected")
    assert "Enterprises · Zhaochi Optoelectronics\nLVYE (Luye)" in text
    assert "Industrial parks · Changdong Industrial Park" in text


def test_a_click_goes_to_the_feature(show: Show) -> None:
    found = show("zhaochi", "lvye")
    click(box(found.view, "LVYE"))
    assert found.chosen == show.features("lvye")


def test_figures_that_belong_together_are_added_up_in_the_users_units(show: Show) -> None:
    assert "24 lines" not in show("lvye", "zhaochi").text
    assert "24 lines" in show("lvye", "lipton", "zhaochi").text
    refused = show("changdong", "led-demo-park", units=UnitChoice("ha")).text
    assert "not added up" in refused
    assert "2,150 ha" in refused
    assert "42 ha" in refused


THREE_ROWS = LayerTotals(3)


def sums_of(columns: dict[str, Total], totals: LayerTotals = THREE_ROWS) -> Sums:
    nothing = Bilingual()
    told = tuple(
        ColumnTotal(name, None, None, "", nothing, total) for name, total in columns.items()
    )
    return Sums("there", {"enterprise": replace(totals, columns=told)})


def test_sums_of_attributes_say_of_how_many_they_are(show: Show) -> None:
    sums = sums_of({"staff": Total("sum", 1234.0, "", 2), "plots": Total("sum", 7.0, "", 3)})
    text = show("zhaochi", "lvye", "lipton", sums=sums).text
    staff = next(line for line in text.splitlines() if "staff" in line)
    plots = next(line for line in text.splitlines() if "plots" in line)
    assert "1,234" in staff
    assert "2" in staff.split("1,234")[1]
    assert "3" in staff.split("1,234")[1]
    assert plots.endswith("7")


def test_a_column_for_groups_is_chosen(show: Show) -> None:
    sums = sums_of(
        {"staff": Total("sum", 5, "", 3)}, replace(THREE_ROWS, group_fields=("status", "industry"))
    )
    shown = show("zhaochi", "lvye", "lipton", sums=sums)
    chooser = shown.view.findChild(GroupChooser)
    assert chooser is not None
    chooser.list.setCurrentIndex(2)
    chooser.list.activated.emit(2)
    assert shown.grouped == [("enterprise", "industry")]


def test_rows_that_repeat_a_key_are_told(show: Show) -> None:
    sums = sums_of({"staff": Total("sum", 5, "", 2)}, replace(THREE_ROWS, repeats=1))
    assert "not counted twice" in show("zhaochi", "lvye", "lipton", sums=sums).text


@pytest.mark.parametrize(("language", "listed"), [("en", "zip, year"), ("zh", "zip、year")])
def test_fields_without_a_sum_are_listed_as_the_language_lists(
    show: Show, language: Language, listed: str
) -> None:
    sums = sums_of({}, replace(THREE_ROWS, names=("zip", "year")))
    assert listed in show("zhaochi", "lvye", sums=sums, language=language).text


def test_sums_on_their_way_are_announced(show: Show) -> None:
    coming, there = show("lvye", sums=Sums("coming")).text, show("lvye").text
    assert len(coming.splitlines()) > len(there.splitlines())


def test_sums_that_were_lost_are_asked_for_again_by_a_click(show: Show) -> None:
    found = show("lvye", "lipton", sums=Sums("lost"))
    click(box(found.view, WORDS["en"]("panel.sum_again")))
    assert found.asked == [None]
    assert found.chosen == []


def test_of_a_great_many_only_some_are_listed_and_the_others_a_click_away(
    qtbot: QtBot, state: ViewState
) -> None:
    layer = next(each for each in state.layers.layers if len(each.geometry) > MOST_LISTED + 10)
    features = FeatureSet({layer.layer_id: layer.geometry.feature_ids[: MOST_LISTED + 5]})
    view = SelectionSummary(
        features,
        state.layers,
        WORDS["en"],
        UnitChoice(),
        Sums("there"),
        lambda _: None,
        lambda: None,
        lambda _layer_id, _field: None,
    )
    qtbot.addWidget(view)
    view.show()
    assert f"{MOST_LISTED + 5} features selected" in seen(view)
    rows = len(view.findChildren(SheetRow))
    click(box(view, "and 5 more"))
    assert "more" not in seen(view)
    assert len([each for each in view.findChildren(SheetRow) if not each.isHidden()]) == rows + 4


def test_a_summary_is_in_the_users_language(show: Show) -> None:
    text = show("zhaochi", "changdong", language="zh").text
    assert "兆驰光电" in text
    assert "selected" not in text


def test_a_layers_name_comes_once_and_its_group_where_another_is_called_so(
    show: Show, state: ViewState
) -> None:
    firms = show.features("zhaochi", "lvye", "changdong")
    rows = [row.label for row, _ in feature_rows(firms, state.layers, WORDS["en"])]
    assert rows == ["Enterprises", "", "Industrial parks"]
    older = replace(state.layers[firms[0].layer_id], layer_id="older", group="last year")
    state.layers.add(older)
    both = (*firms, FeatureRef("older", int(older.geometry.feature_ids[0])))
    labels = [row.label for row, _ in feature_rows(both, state.layers, WORDS["en"])]
    assert [" · " in label for label in labels] == [True, False, False, True]
    assert labels[3] == "Enterprises · last year"
