"""Subjects are put together from rows: each once, with an uid of its own."""

from pathlib import Path

from gisapp.core.own_parks.rows.own_rows import OwnRow
from gisapp.core.own_parks.subjects.subject_builder import SubjectBuilder
from gisapp.core.text.bilingual import Bilingual
from tests.own_files import OwnFiles, opened, write_plots


def row(files: OwnFiles, feature_id: int) -> OwnRow:
    (found,) = files.own.identities([files.ref("地块台账", feature_id)])
    return found


def test_a_subject_is_added_once_with_its_facts_and_their_files(tmp_path: Path) -> None:
    files = opened(write_plots(tmp_path))
    builder = SubjectBuilder(files.own)
    assert builder.add([row(files, 1)]) == builder.add([row(files, 1)]) == "DK-001"
    dataset = builder.dataset("plots", ["DK-001"])
    assert list(dataset.subjects) == ["DK-001"]
    assert len({fact.property_code for fact in dataset.facts}) == len(dataset.facts) == 4
    assert [source.title.en for source in dataset.sources.values()] == ["地块.gpkg · 地块台账"]
    assert {each.code for each in dataset.worked_out_of("DK-001")} == {
        *("measured_area", "area_difference"),
    }


def test_what_only_others_name_has_no_row(tmp_path: Path) -> None:
    files = opened(write_plots(tmp_path))
    builder = SubjectBuilder(files.own)
    uid = builder.add([row(files, 3)])
    builder.add_parents(uid)
    builder.note("own.links_unknown")
    subject = builder.subject(uid, builder.dataset("plots", []))
    assert subject.features["南园"] == ()
    assert [note.code for note in subject.notes] == ["own.links_unknown"]


def test_a_row_of_another_kind_with_the_same_key_is_another_subject(tmp_path: Path) -> None:
    files = opened(write_plots(tmp_path))
    builder = SubjectBuilder(files.own)
    plot = row(files, 1)
    firm = OwnRow(files.ref("地块台账", 2), "enterprise", plot.key, Bilingual())
    assert [builder.add([plot]), builder.add([firm])] == ["DK-001", "DK-001 (enterprise)"]
