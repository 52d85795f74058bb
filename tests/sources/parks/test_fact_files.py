"""Facts come from CSV and Excel, row by row: sound rows are taken, all others are named."""

import csv
from pathlib import Path

import pytest

from gisapp.errors import SourceError
from gisapp.sources.parks.fact_files import NewFacts, new_facts, read_fact_table
from tests.park_workbooks import FILLED, write_park_workbook
from tests.parks import embedded

SOUND = {
    "fact_id": "N001",
    "subject_uid": "changdong",
    "property": "employees",
    "value_num": "1200",
    "unit": "count",
    "kind": "observed",
    "period_start": "2026",
    "period_end": "2026",
    "confidence": "clear",
    "source_id": "survey-2026",
    "locator": "row 3",
}


def facts_of(folder: Path, *rows: dict[str, str], encoding: str = "utf-8") -> NewFacts:
    path = folder / "facts.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(SOUND), restval="")
        writer.writeheader()
        writer.writerows(rows)
    return new_facts(read_fact_table(path), embedded()[1])


def test_sound_rows_are_added_to_the_dataset(tmp_path: Path) -> None:
    found = facts_of(tmp_path, SOUND)
    assert found.problems == ()
    dataset = embedded()[1]
    now = found.added_to(dataset)
    assert now.properties["employees"].label.zh == "从业人员"
    assert len(now.facts) == len(dataset.facts) + 1
    fact = now.facts[-1]
    assert (fact.value, fact.unit, fact.period.iso) == (1200, "count", "2026")
    assert fact.source_id in now.sources
    assert fact.source_id not in dataset.sources


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"subject_uid": "nobody"}, "nobody"),
        ({"value_num": "many"}, "many"),
        ({"value_num": ""}, "neither a number"),
        ({"unit": "furlong"}, "furlong"),
        ({"kind": "wished"}, "wished"),
        ({"fact_id": ""}, "fact_id"),
        ({"fact_id": "F035"}, "data that is open"),
        ({"fact_id": "N001"}, "2 (N001)"),
    ],
)
def test_each_wrong_row_is_named_and_the_others_are_taken(
    tmp_path: Path, changed: dict[str, str], message: str
) -> None:
    wrong = {**SOUND, "fact_id": "N002", "period_start": "2025", "period_end": "2025", **changed}
    found = facts_of(tmp_path, SOUND, wrong)
    assert [fact.fact_id for fact in found.facts] == ["N001"]
    (problem,) = found.problems
    assert "row 3" in problem.message
    assert message in problem.message


def test_the_file_is_the_source_where_a_row_names_none(tmp_path: Path) -> None:
    found = facts_of(tmp_path, {**SOUND, "source_id": "", "locator": ""})
    assert (found.facts[0].source_id, found.facts[0].locator) == ("facts.csv", "row 2")
    assert "facts.csv" in found.sources


def test_hundreds_of_wrong_rows_are_named_one_by_one(tmp_path: Path) -> None:
    rows = [{**SOUND, "fact_id": f"N{each}", "subject_uid": "nobody"} for each in range(300)]
    assert len(facts_of(tmp_path, *rows).problems) == 300


def test_texts_of_chinese_offices_are_read(tmp_path: Path) -> None:
    text = {**SOUND, "locator": "统计年鉴第三页，从业人员一栏"}
    (fact,) = facts_of(tmp_path, text, encoding="gb18030").facts
    assert fact.locator == "统计年鉴第三页，从业人员一栏"


def test_the_sheet_of_a_workbook_will_do(tmp_path: Path) -> None:
    rows = ({**FILLED["fact"][0], "subject_uid": "changdong", "fact_id": "N001"},)
    path = write_park_workbook(tmp_path / "facts.xlsx", {"fact": rows})
    found = new_facts(read_fact_table(path), embedded()[1])
    assert [fact.value for fact in found.facts] == [2_150_000]


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "firms.csv"
    path.write_text("name,staff\nA,1\n", encoding="utf-8")
    with pytest.raises(SourceError, match="subject_uid"):
        read_fact_table(path)


def test_of_two_columns_of_one_name_the_first_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(f"{','.join(SOUND)},value_num\n{','.join(SOUND.values())},7\n", "utf-8")
    (fact,) = new_facts(read_fact_table(path), embedded()[1]).facts
    assert fact.value == 1200
