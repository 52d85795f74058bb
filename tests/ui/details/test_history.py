"""Back and forward through what was read."""

import pytest

from gisapp.core.layers.layer import FeatureRef, TopicRef
from gisapp.ui.details.history import ReadingHistory

PARK, PLOT, FUND = FeatureRef("park", 1), FeatureRef("plot", 1), TopicRef("fund")


def history(*read: FeatureRef | TopicRef) -> ReadingHistory:
    found = ReadingHistory()
    for each in read:
        found.note(each)
    return found


def ways(of: ReadingHistory) -> tuple[bool, bool]:
    return of.can_go_back, of.can_go_forward


def test_at_first_there_is_nowhere_to_go() -> None:
    empty = ReadingHistory()
    assert ways(empty) == (False, False)
    for step in (-1, 1):
        with pytest.raises(IndexError):
            empty.go(step)


def test_back_and_forward_lead_through_what_was_read() -> None:
    read = history(PARK, PLOT, FUND)
    assert ways(read) == (True, False)
    assert [read.go(-1), read.go(-1)] == [PLOT, PARK]
    assert ways(read) == (False, True)
    with pytest.raises(IndexError):
        read.go(-1)
    assert [read.go(1), read.go(1)] == [PLOT, FUND]


def test_to_read_the_same_again_is_no_step() -> None:
    read = history(PARK, PARK)
    assert ways(read) == (False, False)


def test_showing_what_was_gone_back_to_keeps_the_way_forward() -> None:
    read = history(PARK, PLOT)
    read.note(read.go(-1))
    assert read.go(1) == PLOT


def test_something_new_replaces_what_lay_ahead() -> None:
    read = history(PARK, PLOT)
    read.go(-1)
    read.note(FUND)
    assert ways(read) == (True, False)
    assert read.go(-1) == PARK


def test_the_oldest_are_forgotten() -> None:
    read = history(*(FeatureRef("plot", number) for number in range(1000)))
    steps = 0
    while read.can_go_back:
        read.go(-1)
        steps += 1
    assert steps == 199


def test_what_is_gone_is_left_out_and_the_place_stays() -> None:
    read = history(PARK, PLOT, FUND, PLOT, PARK)
    read.go(-1)
    read.go(-1)
    read.keep(lambda each: each != PLOT)
    assert [read.go(-1), read.go(1), read.go(1)] == [PARK, FUND, PARK]


def test_no_step_leads_to_what_is_shown_already() -> None:
    read = history(PARK, PLOT, PARK)
    read.keep(lambda each: each != PLOT)
    assert ways(read) == (False, False)


def test_where_all_is_gone_there_is_nowhere_to_go() -> None:
    read = history(PARK, PLOT)
    read.keep(lambda _: False)
    assert ways(read) == (False, False)
    read.note(FUND)
    assert ways(read) == (False, False)
