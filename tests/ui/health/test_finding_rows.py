"""Findings are listed by group, those without any left out."""

from gisapp.core.health.finding import Finding, Health
from gisapp.session.data_health import CheckResult
from gisapp.ui.health.finding_rows import listed
from gisapp.words import load_words
from tests.parks import embedded


def test_rows_are_in_the_order_of_their_groups() -> None:
    layers, _ = embedded()
    layer = layers[-1]
    findings = (
        Finding("old_layer", layer.layer_id, values={"year": 2019}),
        Finding("empty_key", layer.layer_id, (1,), "", {"row": "#1", "column": "no"}),
    )
    shown = listed(CheckResult(Health(findings), layers), load_words("zh"))
    assert [(each.code, each.count) for each in shown.kinds] == [("empty_key", 1), ("old", 1)]
    cells = [tuple(shown.cells_of(row)) for row in shown.rows]
    assert cells[0] == ("编号为空", layer.name.zh, "", "#1：没有no，别处无法找到它。")
    assert cells[1][3] == "所有数据均为 2019 年的数据。"
