"""What is wrong in a file of the park schema is told with its table and row, in both languages."""

import pytest

from gisapp.errors import SourceError
from gisapp.sources.parks.problems import Fault, Problems
from gisapp.sources.parks.rows import Row
from gisapp.words import load_words


def test_problems_name_file_table_and_row() -> None:
    problems = Problems("parks.gpkg")
    problems.add("no_crs", "road", crs="EPSG:4490")
    for values in ({"fact_id": "F7"}, {"uid": "a"}, {"code": "c"}, {}):
        problems.add_row(Row("fact", 3, values), Fault.of("no_id"), "fact_left_out")
    assert [problem.message for problem in problems.of_tables("fact", "road")] == [
        "parks.gpkg, table road: its CRS is not named; EPSG:4490 is assumed.",
        "parks.gpkg, table fact, row 3 (F7): it has no fact_id; the fact is left out.",
        "parks.gpkg, table fact, row 3 (a): it has no fact_id; the fact is left out.",
        "parks.gpkg, table fact, row 3 (c): it has no fact_id; the fact is left out.",
        "parks.gpkg, table fact, row 3: it has no fact_id; the fact is left out.",
    ]
    assert [problem.code for problem in problems.of_tables("road")] == ["no_crs"]
    assert problems.of_tables("site") == ()


def test_they_are_told_in_chinese_as_well() -> None:
    problems = Problems("parks.gpkg")
    row = Row("site", 3, {"uid": "a"})
    problems.add("missing_column", "site", column="note_zh")
    problems.add_row(row, Fault("broken_geometry", SourceError("row_no_number")), "not_drawn")
    chinese = load_words("zh")
    assert [problem.sentence(chinese) for problem in problems.of_tables("site")] == [
        "parks.gpkg 的表 site：缺少列 note_zh；按空值处理。",
        "parks.gpkg 的表 site，第 3 行（a）：几何图形中有不是数字的坐标；该行保留，但不绘制。",
    ]


@pytest.mark.parametrize(("count", "named", "left"), [(20, 20, 0), (21, 21, 1), (500, 21, 480)])
def test_beyond_twenty_problems_of_a_kind_are_counted(count: int, named: int, left: int) -> None:
    problems = Problems("parks.gpkg")
    for fid in range(count):
        problems.add_row(Row("site", fid, {}), Fault.of("no_uid"), "row_left_out")
    other = Fault.of("unknown_code", column="kind", code="castle")
    problems.add_row(Row("site", 0, {}), other, "row_left_out")
    found = [problem for problem in problems.of_tables("site") if problem.code == "no_uid"]
    assert len(found) == named
    assert sum(problem.count for problem in found) == count
    assert (found[-1].count == left) or left == 0
