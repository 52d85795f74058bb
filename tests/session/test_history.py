"""Edits are undone and done again, the last one first; quick ones of a kind are one step."""

import pytest

from gisapp.core.text.bilingual import Bilingual
from gisapp.session.history import MOST_STEPS, PAUSE_S, Edit, History


class Clock:
    """A time that a test sets."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


class Slate:
    """A list of numbers that edits write to."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.history = History(self.clock)
        self.numbers: list[int] = []

    def write(self, number: int, merge_key: object = None) -> None:
        self.history.do(
            Edit(
                "write",
                Bilingual(str(number), ""),
                lambda: self.numbers.append(number),
                self.numbers.pop,
                merge_key,
            )
        )

    @property
    def names(self) -> tuple[str, str]:
        """What undo and redo are about."""
        undoable, redoable = self.history.undoable.value, self.history.redoable.value
        return undoable.name.en if undoable else "", redoable.name.en if redoable else ""


@pytest.fixture
def slate() -> Slate:
    return Slate()


def test_edits_are_undone_in_reverse_and_done_again_in_order(slate: Slate) -> None:
    for number in (1, 2, 3):
        slate.write(number)
    assert (slate.numbers, slate.names) == ([1, 2, 3], ("3", ""))
    slate.history.undo()
    slate.history.undo()
    assert (slate.numbers, slate.names) == ([1], ("1", "2"))
    slate.history.redo()
    assert (slate.numbers, slate.names) == ([1, 2], ("2", "3"))


def test_a_new_edit_forgets_what_was_undone(slate: Slate) -> None:
    slate.write(1)
    slate.history.undo()
    slate.write(2)
    slate.history.redo()
    assert (slate.numbers, slate.names) == ([2], ("2", ""))


def test_with_nothing_to_undo_nothing_happens(slate: Slate) -> None:
    slate.history.undo()
    slate.history.redo()
    assert (slate.numbers, slate.names) == ([], ("", ""))


def test_quick_edits_with_one_key_are_one_step(slate: Slate) -> None:
    for number in (1, 2, 3):
        slate.clock.now_s += PAUSE_S / 2
        slate.write(number, merge_key="slider")
    slate.history.undo()
    assert slate.numbers == []
    slate.history.redo()
    assert slate.numbers == [1, 2, 3]


@pytest.mark.parametrize(
    ("key", "pause_s"), [("slider", 2 * PAUSE_S), ("another", 0.0), (None, 0.0)]
)
def test_after_a_pause_or_with_another_key_a_step_begins(
    slate: Slate, key: object, pause_s: float
) -> None:
    slate.write(1, merge_key="slider" if key else None)
    slate.clock.now_s += pause_s
    slate.write(2, merge_key=key)
    slate.history.undo()
    assert slate.numbers == [1]


def test_the_oldest_steps_are_forgotten(slate: Slate) -> None:
    for number in range(MOST_STEPS + 50):
        slate.write(number)
    for _ in range(MOST_STEPS + 50):
        slate.history.undo()
    assert slate.numbers == list(range(50))


def test_edits_that_are_one_step_have_a_name_for_several() -> None:
    history = History(Clock())
    edit = Edit("show", Bilingual("a"), list, list, merge_key="same", merged_code="show_all")
    history.do(edit)
    assert history.undoable.value == edit
    history.do(edit)
    assert history.undoable.value is not None
    assert history.undoable.value.code == "show_all"


def test_all_edits_are_forgotten(slate: Slate) -> None:
    slate.write(1)
    slate.write(2)
    slate.history.undo()
    slate.history.clear()
    assert slate.history.undoable.value is None
    assert slate.history.redoable.value is None
    slate.history.undo()
    assert slate.numbers == [1]


def test_an_edit_that_fails_says_so_and_leaves_the_history_as_sound_as_it_was() -> None:
    history = History(Clock())

    def fail() -> None:
        raise ValueError("no")

    for _ in range(MOST_STEPS + 1):
        with pytest.raises(ValueError, match="no"):
            history.do(Edit("write", Bilingual("a", ""), fail, fail))
    with pytest.raises(ValueError, match="no"):
        history.undo()
    assert history.redoable.value is not None


def test_an_edit_within_an_edit_is_a_bug_that_surfaces() -> None:
    slate = Slate()
    with pytest.raises(RuntimeError):
        slate.history.do(Edit("write", Bilingual("a", ""), lambda: slate.write(1), list))
    slate.write(2)
    assert slate.numbers == [2]
