"""The home view on the embedded data: at least as rich as the exported page's opening."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef, TopicRef
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.text.bilingual import Bilingual
from gisapp.session.session import Session
from gisapp.ui.details.home_dataset import MOST_OF_A_KIND, DatasetSection
from gisapp.ui.widgets.popover import Popover
from gisapp.words import Language
from tests.parks import embedded
from tests.ui.reading import WORDS, box, seen, session_of_embedded

_, DATASET = embedded()


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = session_of_embedded()
    yield session
    session.close()


@pytest.fixture
def read() -> list[FeatureRef | TopicRef]:
    return []


def section(
    qtbot: QtBot,
    session: Session,
    read: list[FeatureRef | TopicRef],
    dataset: ParkDataset = DATASET,
    language: Language = "en",
) -> DatasetSection:
    view = DatasetSection(dataset, session, WORDS[language], read.append)
    qtbot.addWidget(view)
    view.resize(360, view.heightForWidth(360))
    view.show()
    return view


def of_funds(session: Session, *names: Bilingual) -> ParkDataset:
    """Return a dataset that knows nothing but funds, of which the layers say nothing."""
    fund = next(each for each in DATASET.subjects.values() if each.kind == "fund")
    funds = {
        f"fund-{number}": replace(fund, uid=f"fund-{number}", name=name)
        for number, name in enumerate(names)
    }
    dataset = replace(DATASET, subjects=funds, facts=(), sources={})
    layer = session.state.layers.layers[-1]
    session.state.layers.put(replace(layer, dataset=dataset))
    return dataset


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            (
                "Planned area · Industrial parks · 21.5 km²",
                "stated for 1 of 2",
                "Changdong Industrial Park · 21.5 km²",
                "Enterprises: 5",
                "Not stated by all",
                "Sources, the latest first",
            ),
        ),
        ("zh", ("规划面积", "昌东工业园 · 21.5 平方公里", "企业：5", "并非全部注明")),
    ],
)
def test_figures_subjects_gaps_and_sources_are_told(
    qtbot: QtBot,
    session: Session,
    read: list[FeatureRef | TopicRef],
    language: Language,
    lines: tuple[str, ...],
) -> None:
    text = seen(section(qtbot, session, read, language=language))
    assert [line for line in lines if line not in text] == []


def test_every_subject_of_the_embedded_data_is_there(
    qtbot: QtBot, session: Session, read: list[FeatureRef | TopicRef]
) -> None:
    text = seen(section(qtbot, session, read))
    missing = [each.uid for each in DATASET.subjects.values() if each.name.en not in text]
    assert missing == []


def test_a_click_on_a_name_reads_it_and_one_on_a_figure_opens_its_source(
    qtbot: QtBot, session: Session, read: list[FeatureRef | TopicRef]
) -> None:
    view = section(qtbot, session, read)
    for name in ("Urban development fund", "Changdong Industrial Park"):
        QTest.mouseClick(box(view, name), Qt.MouseButton.LeftButton)
    assert isinstance(read[0], TopicRef)
    assert isinstance(read[1], FeatureRef)
    QTest.mouseClick(box(view, "Planned area · Industrial parks"), Qt.MouseButton.LeftButton)
    (popover,) = view.findChildren(Popover)
    assert "21.5 km²" in seen(popover)
    popover.close()


def test_of_many_of_a_kind_the_others_are_a_click_away(
    qtbot: QtBot, session: Session, read: list[FeatureRef | TopicRef]
) -> None:
    count = MOST_OF_A_KIND + 20
    dataset = of_funds(session, *(Bilingual(f"<{number:03}>") for number in range(count)))
    view = section(qtbot, session, read, dataset)
    assert f"<{MOST_OF_A_KIND - 1:03}>" in seen(view)
    assert f"<{MOST_OF_A_KIND:03}>" not in seen(view)
    QTest.mouseClick(box(view, "and 20 more"), Qt.MouseButton.LeftButton)
    assert [number for number in range(count) if f"<{number:03}>" not in seen(view)] == []


def test_a_subject_without_a_name_is_called_by_its_uid(
    qtbot: QtBot, session: Session, read: list[FeatureRef | TopicRef]
) -> None:
    assert box(section(qtbot, session, read, of_funds(session, Bilingual())), "fund-0").opens


def test_a_sum_that_must_not_be_worked_out_says_why(
    qtbot: QtBot, session: Session, read: list[FeatureRef | TopicRef]
) -> None:
    parks = ("changdong", "led-demo-park")
    facts = [each for each in DATASET.facts if each.property_code == "planned_area"]
    stated = {each.subject_uid: each for each in facts if each.subject_uid in parks}
    alike = tuple(replace(each, basis="land") for each in stated.values())
    inside = replace(DATASET.subjects[parks[1]], parent_uid=parks[0])
    nested = replace(
        DATASET, facts=alike, subjects={**DATASET.subjects, parks[1]: inside}, relations=()
    )
    for layer in session.state.layers.layers:
        if layer.dataset is DATASET:
            session.state.layers.put(replace(layer, dataset=nested))
    text = seen(section(qtbot, session, read, nested))
    assert "not added up" in text
    assert "One site lies inside another" in text
