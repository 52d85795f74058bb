"""Work tells how far it is through one object, and ends through it."""

from threading import Event

import pytest

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import Cancelled


def test_the_steps_of_a_whole_tell_shares_of_the_whole() -> None:
    shares: list[float] = []
    whole = Progress(shares.append)
    for step in (whole.part(0.0, 0.25), whole.part(0.25, 1.0)):
        step.report(0.0)
        step.report(1.0)
    assert shares == [0.0, 0.25, 0.25, 1.0]


def test_a_step_of_a_step_is_a_share_of_the_whole() -> None:
    shares: list[float] = []
    Progress(shares.append).part(0.5, 1.0).part(0.5, 1.0).report(0.5)
    assert shares == [0.875]


def test_a_cancel_of_the_whole_ends_its_steps() -> None:
    cancel = Event()
    step = Progress(cancelled=cancel.is_set).part(0.0, 0.5)
    step.check()
    cancel.set()
    assert step.is_cancelled
    with pytest.raises(Cancelled, match=r"^Cancelled; nothing was written\.$"):
        step.check()


def test_where_nobody_listens_work_goes_on_to_its_end() -> None:
    NO_PROGRESS.report(0.5)
    NO_PROGRESS.check()
    assert not NO_PROGRESS.is_cancelled
