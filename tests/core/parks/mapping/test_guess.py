"""Tables of many kinds are guessed rightly, and what can't be told is asked."""

import time
from collections import Counter

import pytest

from gisapp.core.parks.mapping.guess import guess_mapping
from gisapp.core.parks.mapping.layer_mapping import ParentMapping
from gisapp.core.parks.mapping.sampled_table import SampledColumn, SampledTable
from gisapp.core.parks.mapping.vocabulary_index import VocabularyIndex
from gisapp.sources.parks.known_headings import known_headings
from gisapp.sources.parks.park_schema import load_park_schema, load_vocabulary
from tests.core.parks.mapping.header_sets import SURE_ENOUGH, HeaderSet, header_sets

LEAST_RIGHT = 0.95


def outcomes(table: HeaderSet) -> Counter[str]:
    """Count columns: `stated` surely, `right` of these, `found` rightly or asked rightly."""
    guessed = table.guess()
    asked = {question.column: question.alternatives for question in guessed.questions}
    counted: Counter[str] = Counter()
    for column in guessed.mapping.columns:
        answer = table.answers[column.column]
        is_stated = bool(column.property_code) and column.sure >= SURE_ENOUGH
        is_right = is_stated and answer.is_met_by(column) and not answer.is_asked
        options = () if is_stated else asked.get(column.column, ())
        counted["stated"] += is_stated
        counted["right"] += is_right
        counted["known"] += bool(answer.properties)
        counted["found"] += is_right or any(map(answer.is_met_by, options))
    return counted


@pytest.mark.parametrize("held_out", [False, True])
def test_nearly_all_columns_are_right(held_out: bool) -> None:
    tables = [table for table in header_sets() if table.is_held_out is held_out]
    total = sum(map(outcomes, tables), Counter[str]())
    assert total["right"] >= LEAST_RIGHT * total["stated"]
    assert total["found"] >= LEAST_RIGHT * total["known"]


@pytest.mark.parametrize("table", header_sets(), ids=lambda each: str(each.number))
def test_rows_are_told_apart_and_known_for_what_they_are(table: HeaderSet) -> None:
    mapping = table.guess().mapping
    assert (mapping.kind, mapping.key) == (table.kind, table.key)


def table_of(
    title: str, columns: dict[str, list[str | int | float | None]], *, has_shapes: bool = False
) -> SampledTable:
    sampled = tuple(SampledColumn(name, values) for name, values in columns.items())
    return SampledTable(sampled, (title,), has_shapes)


def test_a_title_tells_unit_and_time_of_all() -> None:
    table = table_of("2024年度供地台账（单位：亩）", {"地块编号": ["A", "B"], "用地面积": [20, 30]})
    mapping = guess_mapping(table, known_headings()).mapping
    assert mapping.period.iso == "2024"
    area = mapping.column("用地面积")
    assert area is not None
    assert (area.unit, area.basis, area.aggregation) == ("mu", "land", "sum")


def test_columns_of_mere_years_state_what_the_title_says() -> None:
    columns: dict[str, list[str | int | float | None]] = {
        "企业名称": ["甲", "乙"],
        "2023": [10, 20],
        "2024年": [12, 25],
    }
    mapping = guess_mapping(table_of("各企业入库税收（万元）", columns), known_headings()).mapping
    assert [(each.property_code, each.unit, each.period.iso) for each in mapping.columns[1:]] == [
        ("tax", "1e4 CNY", "2023"),
        ("tax", "1e4 CNY", "2024"),
    ]


def test_years_below_who_filled_in_state_nothing_of_that() -> None:
    table = table_of("填报单位：工信局", {"企业名称": ["甲", "乙"], "2024年": [12, 25]})
    column = guess_mapping(table, known_headings()).mapping.column("2024年")
    assert column is not None
    assert column.property_code == ""


def test_money_is_of_where_the_table_is_written() -> None:
    units = []
    for names in (("廠商名稱", "土地面積（坪）"), ("企业名称", "面积（亩）")):
        table = table_of("清冊", {name: [9, 8] for name in (*names, "租金（元/㎡/月）")})
        units.append(guess_mapping(table, known_headings()).mapping.columns[-1].unit)
    assert units == ["TWD/m2/month", "CNY/m2/month"]


def test_a_mere_name_is_that_of_the_rows() -> None:
    table = table_of("企业名录", {"名称": ["甲公司", "乙公司"], "行业代码": ["3975", "3871"]})
    mapping = guess_mapping(table, known_headings()).mapping
    name = mapping.column("名称")
    assert name is not None
    assert name.property_code == "enterprise_name"
    assert mapping.name_zh == "名称"


def test_unknown_numbers_add_up_unless_they_are_rates_codes_or_years() -> None:
    table = table_of(
        "",
        {
            "宝物": [3, 7, 5, 3],
            "宝物率": [3.5, 7, 5, 1],
            "宝物代码": [31, 71, 51, 41],
            "宝物年份": [2001, 2002, 1999, 2002],
        },
    )
    mapping = guess_mapping(table, known_headings()).mapping
    assert [each.aggregation for each in mapping.columns] == ["sum", "none", "none", "none"]


def test_columns_of_pictures_and_times_of_rows_are_found() -> None:
    table = table_of(
        "企业", {"企业名称": ["甲", "乙"], "现场": ["a.jpg", "b.jpg"], "年度": [113, 114]}
    )
    mapping = guess_mapping(table, known_headings()).mapping
    assert mapping.documents == ("现场",)
    assert mapping.period_column == "年度"
    year = mapping.column("年度")
    assert year is not None
    assert year.calendar == "minguo"


def test_parents_by_place_are_the_callers_word() -> None:
    table = table_of("地块", {"地块编号": ["A", "B"]}, has_shapes=True)
    mapping = guess_mapping(table, known_headings(), ["park"]).mapping
    assert mapping.parents == (ParentMapping("park", "", "place"),)
    flat = table_of("地块", {"地块编号": ["A", "B"]})
    assert guess_mapping(flat, known_headings(), ["park"]).mapping.parents == ()


def test_numbers_that_a_reader_put_beside_texts_are_not_stated_twice() -> None:
    table = table_of("项目", {"签约金额": ["5万元", "约2亿元"], "签约金额（元）": [50000.0, 2e8]})
    mapping = guess_mapping(table, known_headings()).mapping
    assert [each.property_code for each in mapping.columns] == ["contracted_amount", ""]
    assert mapping.columns[0].unit == "CNY"


@pytest.mark.parametrize(
    "columns",
    [
        {},
        {"": []},
        {"(": [None]},
        {"=1+1": ["<script>"], "年" * 900: [float("inf")]},
        {"/_" * 5: [1]},
    ],
)
def test_odd_tables_are_guessed_without_a_fault(
    columns: dict[str, list[str | int | float | None]],
) -> None:
    mapping = guess_mapping(table_of("", columns), known_headings()).mapping
    assert [each.column for each in mapping.columns] == list(columns)


def test_a_guess_of_sixty_columns_takes_no_time() -> None:
    entries, schema = load_vocabulary(), load_park_schema()
    started = time.thread_time()
    index = VocabularyIndex(entries, schema)
    made = time.thread_time()
    headings = [f"{entry.heading} " for entry in entries[::40]][:60]
    values = list(range(300))
    guess_mapping(SampledTable(tuple(SampledColumn(name, values) for name in headings)), index)
    assert made - started < 0.5
    assert time.thread_time() - made < 0.5
