"""What has not come is saved where and as it was."""

from dataclasses import replace

from gisapp.core.layers.layer_style import PLAIN_STYLE, LayerStyle
from gisapp.session.project.awaited import Awaited
from tests.projects import whole_project

PROJECT = whole_project()
PARK, PLOTS, FIRMS, FAR = PROJECT.layers


def test_absent_layers_stand_above_what_they_stood_above() -> None:
    awaited = Awaited(PROJECT)
    assert awaited.with_absent(()) == PROJECT.layers
    for each in (PARK, FIRMS):
        awaited.put_on_map(each)
    assert awaited.with_absent((PARK, FIRMS)) == PROJECT.layers
    assert awaited.with_absent((FIRMS, PARK)) == (FIRMS, FAR, PARK, PLOTS)


def test_a_layer_on_the_map_keeps_what_it_waits_for_unless_it_has_other() -> None:
    awaited = Awaited(PROJECT)
    awaited.put_on_map(PLOTS)
    bare = replace(PLOTS, style=PLAIN_STYLE, joins=())
    assert awaited.as_wanted(bare) == PLOTS
    other = replace(bare, style=LayerStyle("x"))
    assert awaited.as_wanted(other).style == LayerStyle("x")
    awaited.settle("plots")
    assert awaited.as_wanted(bare) == bare


def test_sources_are_waited_for_until_all_of_their_layers_have_come() -> None:
    awaited = Awaited(PROJECT)
    awaited.note_came("plots")
    assert "plots" in awaited.sources
    awaited.put_on_map(PLOTS)
    awaited.note_came("plots")
    assert [each.source_id for each in awaited.sources_beside(PROJECT.sources[:1])] == [
        "firms",
        "server",
    ]
    awaited.forget_source("firms")
    assert "firms" not in awaited.sources
    assert "firms" not in awaited.layers
