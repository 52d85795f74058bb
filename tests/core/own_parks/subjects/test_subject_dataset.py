"""A row of own files becomes a subject with facts, parents, members and figures."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.parks.dossier import Dossier, dossier_of
from gisapp.core.parks.mapping.layer_mapping import LayerMapping, ParentMapping
from tests.own_files import (
    FIRMS,
    MAPPINGS,
    PARKS,
    PLOTS,
    OwnFiles,
    facts_about,
    opened,
    write_book,
    write_evaluation,
    write_plots,
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> OwnFiles:
    folder = tmp_path_factory.mktemp("own")
    return opened(write_plots(folder), write_book(folder), write_evaluation(folder))


def dossier(files: OwnFiles, layer: str, feature_id: int) -> Dossier:
    subject = files.subject(layer, feature_id)
    return dossier_of(subject.dataset, subject.uid)


def figures(found: Dossier) -> dict[str, float | None]:
    return {figure.code: figure.value for figure in found.derived}


def test_a_row_is_told_with_its_cells_in_stored_units(files: OwnFiles) -> None:
    subject = files.subject("地块台账", 1)
    told = subject.dataset.subjects[subject.uid]
    assert (subject.uid, told.kind, told.name.zh, told.status) == (
        "DK-001",
        "plot",
        "一号",
        "已建成",
    )
    (area,) = facts_about(subject, "land_area")
    assert area.value == pytest.approx(14.8 * 2000 / 3)
    assert (area.unit, area.basis, area.confidence) == ("m2", "land", "clear")
    assert area.locator == "row 1, column 面积"
    source = subject.dataset.sources[area.source_id]
    assert source.source_id.endswith("地块.gpkg#地块台账")
    assert (source.title.en, source.as_of) == ("地块.gpkg · 地块台账", "2026-11-02")


def test_rows_of_other_files_with_the_same_key_stand_beside_it(files: OwnFiles) -> None:
    subject = files.subject("地块台账", 1)
    (tax,) = facts_about(subject, "tax_per_land")
    assert tax.source_id.endswith("评价.csv")
    assert tax.locator == "row 2, column 亩均税收"
    assert tax.value == pytest.approx(12.5 * 10_000 / (2000 / 3))
    assert len(subject.features["DK-001"]) == 2


def test_parents_and_members_are_linked_through_keys_however_they_are_written(
    files: OwnFiles,
) -> None:
    plot = dossier(files, "地块台账", 1)
    assert [link.name.zh for link in plot.belongs_to] == ["北园"]
    members = [link.uid for link in plot.links if link.is_inverse]
    assert members == ["QY-1", "QY-2"]
    firm = dossier(files, "企业", 3)
    assert [link.name.zh for link in firm.belongs_to] == ["北园", "一号"]
    park = dossier(files, "园区", 3)
    assert [link.uid for link in park.links] == ["DK-001", "DK-002"]


def test_a_parent_that_no_row_is_about_is_told_by_its_name(files: OwnFiles) -> None:
    subject = files.subject("地块台账", 3)
    (park,) = dossier_of(subject.dataset, subject.uid).belongs_to
    assert (park.uid, park.name.zh) == ("南园", "南园")
    assert subject.features["南园"] == ()


def test_several_rows_of_one_key_are_a_series(files: OwnFiles) -> None:
    firm = dossier(files, "企业", 4)
    (series,) = firm.series
    assert [(fact.period.iso, fact.value) for fact in series.facts] == [
        ("2024", 3_000_000),
        ("2025", 3_750_000),
    ]
    assert figures(firm)["multiple"] == pytest.approx(1.25)
    # What each of the rows repeats is told once.
    codes = [fact for fact in firm.stated if fact.property_code == "uscc"]
    assert len(codes) == 1


def test_figures_are_worked_out_with_their_operands(files: OwnFiles) -> None:
    plot = dossier(files, "地块台账", 1)
    (ratio,) = (each for each in plot.derived if each.code == "floor_area_ratio")
    assert ratio.value == pytest.approx(12_000 / (14.8 * 2000 / 3))
    assert [fact.property_code for fact in ratio.operands] == ["floor_area", "land_area"]
    assert "bases_differ" not in ratio.doubts
    # The latest of each firm; one of them is rounded.
    (total,) = (each for each in plot.derived if each.code == "total_of_members")
    assert (total.value, total.qualifier) == (3_950_000, "approx")


def test_progress_is_told_of_what_is_stated(files: OwnFiles) -> None:
    (progress,) = dossier(files, "园区", 3).progress
    assert progress.share.value == pytest.approx(320 / 500)


def test_rank_and_measured_area_are_figures_of_their_own(files: OwnFiles) -> None:
    plot = dossier(files, "地块台账", 1)
    (rank,) = (each for each in plot.derived if each.code == "rank")
    assert (rank.value, rank.among) == (2, 3)
    assert figures(plot)["measured_area"] == pytest.approx(10_840, rel=0.01)
    assert figures(plot)["area_difference"] == pytest.approx(10_840 / 9_867 - 1, abs=0.01)


def test_what_is_no_number_is_kept_and_never_used(files: OwnFiles) -> None:
    firm = dossier(files, "企业", 6)
    (garbled,) = firm.unusable
    assert garbled.note.zh == "见附件：不是数值"
    assert garbled.locator == "row 6, column 税收（万元）"
    assert not [fact for fact in firm.stated if fact.property_code == "tax"]


def test_an_empty_cell_is_not_stated(files: OwnFiles) -> None:
    plot = dossier(files, "地块台账", 3)
    assert "land_area" in [described.code for described in plot.not_stated]
    assert "floor_area_ratio" not in figures(plot)


def test_circles_of_parents_end(tmp_path: Path) -> None:
    book = write_book(tmp_path, parks=(("园区", "上级"), ("甲", "乙"), ("乙", "甲"), ("丙", "丙")))
    ring = LayerMapping("park", key="园区", parents=(ParentMapping("park", "上级", "key"),))
    files = opened(book, mappings={"园区": ring})
    subject = files.subject("园区", 2)
    told = dossier_of(subject.dataset, subject.uid)
    assert {link.uid for link in told.links} == {"乙"}
    alone = files.subject("园区", 4)
    assert dossier_of(alone.dataset, alone.uid).links == ()


def test_a_row_without_a_key_is_a_subject_of_its_own(tmp_path: Path) -> None:
    book = write_book(tmp_path, parks=(("园区", "规划面积"), (None, 5), (None, 6)))
    files = opened(book, mappings={"园区": PARKS})
    subject = files.subject("园区", 2)
    assert subject.uid == "园区 2"
    assert len(facts_about(subject, "planned_area")) == 1


def test_more_members_than_are_listed_are_counted(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("信用代码", "企业", "地块", "税收（万元）", "年份")]
    rows += [(f"QY-{number}", "某公司", "DK-001", 1, 2025) for number in range(700)]
    files = opened(write_plots(tmp_path), write_book(tmp_path, firms=rows), mappings=dict(MAPPINGS))
    subject = files.subject("地块台账", 1)
    told = dossier_of(subject.dataset, subject.uid)
    assert len([link for link in told.links if link.is_inverse]) == 500
    assert [note.values for note in subject.notes] == [{"count": 700, "listed": 500}]
    assert "total_of_members" not in figures(told)


def test_kinds_are_read_from_a_column(tmp_path: Path) -> None:
    parks = (("名称", "类别"), ("北园", "工业园区"), ("一期", "园区分期"), ("站", "venue"))
    mapping = LayerMapping(kind_column="类别", key="名称")
    files = opened(write_book(tmp_path, parks=parks), mappings={"园区": mapping})
    subjects = [files.subject("园区", row) for row in (2, 3, 4)]
    kinds = [each.dataset.subjects[each.uid].kind for each in subjects]
    assert kinds == ["park", "phase", "venue"]


def test_one_key_of_two_kinds_is_two_subjects(tmp_path: Path) -> None:
    firms = (("信用代码", "企业", "地块"), ("DK-001", "甲公司", "DK-001"))
    files = opened(write_plots(tmp_path), write_book(tmp_path, firms=firms))
    subject = files.subject("地块台账", 1)
    assert subject.uid == "DK-001"
    assert {"DK-001", "DK-001 (enterprise)"} <= set(subject.features)


def test_columns_that_are_gone_state_nothing(tmp_path: Path) -> None:
    other = replace(PLOTS, key="没有", columns=(replace(FIRMS.columns[1], column="也没有"),))
    files = opened(write_plots(tmp_path), mappings={"地块台账": other})
    subject = files.subject("地块台账", 1)
    assert subject.dataset.facts_of(subject.uid) == ()


def test_a_key_of_far_too_many_rows_is_told_of_as_such(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("园区", "规划面积")]
    rows += [("北园", number) for number in range(300)]
    files = opened(write_book(tmp_path, parks=rows), mappings={"园区": PARKS})
    subject = files.subject("园区", 250)
    assert len(subject.features["北园"]) == 100
    assert subject.features["北园"][0] == files.ref("园区", 250)
    assert [note.code for note in subject.notes] == ["own.more_rows"]
