"""What is not known is neither yes nor no."""

import numpy as np

from gisapp.core.filters.answers import Answers, all_of, any_of

YES_NO_UNKNOWN = Answers(np.array([True, False, False]), np.array([False, True, False]))
ALL_YES = Answers(np.ones(3, np.bool_), np.zeros(3, np.bool_))


def test_what_is_not_known_stays_so() -> None:
    assert YES_NO_UNKNOWN.turned.yes.tolist() == [False, True, False]
    assert all_of([YES_NO_UNKNOWN, ALL_YES]).yes.tolist() == [True, False, False]
    assert any_of([YES_NO_UNKNOWN, ALL_YES]).yes.tolist() == [True, True, True]
    assert any_of([YES_NO_UNKNOWN, ALL_YES.turned]).no.tolist() == [False, True, False]
