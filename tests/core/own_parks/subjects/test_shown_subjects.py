"""All rows at once become the subjects that each row becomes alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gisapp.core.own_parks.subjects import shown_subjects
from gisapp.core.own_parks.subjects.shown_subjects import ShownSubjects, subjects_of_rows
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.facts import Fact
from tests.own_files import (
    FIRM_ROWS,
    OwnFiles,
    opened,
    write_book,
    write_evaluation,
    write_plots,
)
from tests.workbooks import Rows


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> OwnFiles:
    folder = tmp_path_factory.mktemp("own")
    return opened(write_plots(folder), write_book(folder), write_evaluation(folder))


@pytest.fixture(scope="module")
def shown(files: OwnFiles) -> ShownSubjects:
    return subjects_of_rows(files.own)


def said(fact: Fact, dataset: ParkDataset) -> tuple[object, ...]:
    source = dataset.sources[fact.source_id]
    return (
        *(fact.property_code, fact.value, fact.text, fact.unit, fact.qualifier, fact.period),
        *(fact.confidence, fact.note, fact.locator, source.title, source.as_of),
    )


def figure(derived: Derived, dataset: ParkDataset) -> tuple[object, ...]:
    operands = frozenset(said(fact, dataset) for fact in derived.operands)
    return derived.code, derived.value, derived.unit, derived.doubts, derived.among, operands


def told(dataset: ParkDataset, uid: str) -> Iterator[object]:
    """Yield what a dossier says, whatever ids its facts have."""
    dossier = dossier_of(dataset, uid)
    yield dossier.subject.name
    yield dossier.status
    yield [(link.label, link.uid, link.name) for link in dossier.belongs_to]
    yield [said(each.fact, dataset) for each in dossier.key_figures]
    yield [[said(fact, dataset) for fact in each.facts] for each in dossier.series]
    for section in dossier.sections:
        for entry in section.entries:
            yield entry.property.code, {said(fact, dataset) for fact in entry.facts}
    yield {figure(each, dataset) for each in dossier.derived}
    yield {said(fact, dataset) for fact in dossier.unusable}
    yield {(link.label, link.uid) for link in dossier.links}


@pytest.mark.parametrize(
    ("layer", "feature_id"),
    [("地块台账", 1), ("地块台账", 2), ("地块台账", 3), ("企业", 3), ("企业", 6), ("园区", 3)],
)
def test_each_subject_has_the_dossier_of_its_row(
    files: OwnFiles, shown: ShownSubjects, layer: str, feature_id: int
) -> None:
    alone = files.subject(layer, feature_id)
    assert shown.uids[files.ref(layer, feature_id)] == alone.uid
    assert list(told(shown.dataset, alone.uid)) == list(told(alone.dataset, alone.uid))


def test_rows_of_one_key_are_one_subject(files: OwnFiles, shown: ShownSubjects) -> None:
    assert shown.uids[files.ref("企业", 3)] == shown.uids[files.ref("企业", 4)] == "QY-1"
    assert shown.uids[files.ref("评价", 2)] == "DK-001"


def test_what_is_only_named_is_there_without_notes(shown: ShownSubjects) -> None:
    only_named = shown.dataset.subjects.keys() - shown.notes.keys()
    assert only_named == {"南园", "DK-009"}


def test_ids_and_sources_name_no_folder(files: OwnFiles, shown: ShownSubjects) -> None:
    folder = str(Path(files.layer("地块台账").origin.source).parent)
    assert folder not in str((shown.dataset.facts, shown.dataset.worked_out))
    assert set(shown.dataset.sources) == {
        *("地块.gpkg · 地块台账", "台账.xlsx · 企业", "台账.xlsx · 园区", "评价.csv"),
    }
    assert all(fact.fact_id.isdigit() for fact in shown.dataset.facts)


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    two = opened(write_plots(tmp_path / "old"), write_plots(tmp_path))
    sources = subjects_of_rows(two.own).dataset.sources
    assert set(sources) == {"地块.gpkg · 地块台账", "地块.gpkg · 地块台账 (2)"}
    assert {source.title.en for source in sources.values()} == {"地块.gpkg · 地块台账"}


def test_columns_that_facts_tell_are_known(files: OwnFiles, shown: ShownSubjects) -> None:
    assert shown.told[files.ref("地块台账", 1)] >= {"编号", "面积", "建筑面积", "状态"}
    assert "备注" not in shown.told[files.ref("地块台账", 1)]
    assert "年份" not in shown.told[files.ref("企业", 3)]


def test_so_many_members_are_not_added_up(files: OwnFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown_subjects, "MOST_MEMBERS", 1)
    crowded = subjects_of_rows(files.own)
    assert crowded.is_crowded("DK-001")
    assert not crowded.is_crowded("DK-002")
    (note,) = crowded.notes["DK-001"]
    assert note.values == {"count": 2}


def test_a_total_of_rows_is_no_subject(tmp_path: Path) -> None:
    firms: Rows = (*FIRM_ROWS, ("合计", None, None, 695, 2025, None))
    files = opened(write_book(tmp_path, firms))
    shown = subjects_of_rows(files.own)
    assert files.ref("企业", 7) not in shown.uids
    assert "合计" not in shown.dataset.subjects
