"""What a fact sheet tells: key figures, bars of some years, and all facts with their sources."""

from dataclasses import replace

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.space.viewport import Viewport
from gisapp.export.layout.request import LayoutRequest
from gisapp.export.layout.subject_facts import SubjectFacts, subject_facts
from tests.export.layout.sheets import embedded_request


def facts(asked: LayoutRequest) -> SubjectFacts:
    return subject_facts(asked, Viewport.fitting(asked.extent, 800, 600))


def test_a_subject_is_told_with_sources_and_what_is_not_stated() -> None:
    told = facts(replace(embedded_request(), subject_uid="changdong"))
    assert told.heading == "Changdong Industrial Park · 昌东工业园"
    assert "21.5 km²" in {each.value for each in told.figures}
    (table,) = told.tables
    assert ("Total investment", "not stated", "–", "–") in table.rows
    assert any("Reposted article" in row[3] for row in table.rows)


def test_a_property_of_several_years_is_told_as_bars() -> None:
    told = facts(replace(embedded_request("zh"), subject_uid="qingshanhu"))
    assert told.chart_title
    assert len(told.bars) > 1
    assert max(each.share for each in told.bars) == 1
    assert told.bars[0].label.startswith("2014")


def test_a_row_of_another_layer_is_told_column_by_column() -> None:
    asked = embedded_request()
    layer = next(each for each in asked.content.layers if each.kind == "park")
    own = replace(layer, dataset=None, layer_id="own")
    content = replace(asked.content, layers=(own,), datasets=())
    ref = FeatureRef("own", int(own.geometry.feature_ids[0]))
    told = facts(replace(asked, content=content, selection=FeatureSet.of(ref)))
    assert told.heading
    assert ("kind", "park") in told.tables[0].rows


def test_nothing_selected_is_told_as_a_table() -> None:
    told = facts(embedded_request())
    assert told.heading == ""
    assert len(told.tables) == 1
