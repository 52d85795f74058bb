"""What rows are is told from all headings, from titles, or by a column that says it."""

import pytest

from gisapp.core.parks.mapping.row_kind import kind_column_of, kind_of_rows
from gisapp.core.parks.mapping.sampled_table import SampledColumn
from gisapp.core.parks.mapping.value_forms import ValueForms
from gisapp.sources.parks.known_headings import known_headings


@pytest.mark.parametrize(
    ("title", "headings", "kind"),
    [
        ("", ["企业名称", "统一社会信用代码", "所属园区"], "enterprise"),
        ("", ["地块编号", "用地面积", "受让人", "企业名称"], "plot"),
        ("重点项目台账", ["名称", "状态"], "project"),
        ("园区企业名录", ["名称", "地址"], "enterprise"),
        ("企业用地台账", ["名称", "地址"], "plot"),
        ("List of industrial parks", ["Name", "Area"], "park"),
        ("", ["路名", "红线宽度"], "road"),
        ("Sheet1", ["a", "b"], ""),
        ("", [], ""),
    ],
)
def test_the_kind_of_rows(title: str, headings: list[str], kind: str) -> None:
    meanings = {heading: known_headings().meaning_of(heading) for heading in headings}
    forms = {heading: ValueForms(()) for heading in headings}
    assert kind_of_rows([title], "", meanings, forms) == kind


def test_a_name_that_repeats_names_what_rows_belong_to() -> None:
    headings = ["园区名称", "地块编号"]
    meanings = {heading: known_headings().meaning_of(heading) for heading in headings}
    forms = {"园区名称": ValueForms(["甲", "甲", "乙"]), "地块编号": ValueForms(["1", "2", "3"])}
    assert kind_of_rows([], "", meanings, forms) == "plot"


def test_a_column_may_say_the_kind_of_each_row() -> None:
    values = {
        "名称": ["甲", "乙", "丙"],
        "类别": ["地块", "企业", "地块"],
        "状态": ["是", "否", "是"],
    }
    columns = [SampledColumn(name, cells) for name, cells in values.items()]
    forms = {name: ValueForms(cells) for name, cells in values.items()}
    schema = known_headings().schema
    assert kind_column_of(columns, forms, schema) == "类别"
    assert kind_column_of(columns[:1], forms, schema) == ""
