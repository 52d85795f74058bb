"""Moving, grouping and naming groups is one step of the history each, and kept in the project."""

import pytest

from gisapp.core.layers.arrangement import Place
from gisapp.core.layers.groups import BASE_GROUP, group_entries
from gisapp.core.text.bilingual import Bilingual
from gisapp.session.session import Session
from tests.core.layers.test_groups import one


@pytest.fixture
def grown(session: Session) -> Session:
    session.state.layers.add(*(one(each, "file") for each in "abc"), one("s", "single"))
    return session


def listed(session: Session) -> list[tuple[str, str]]:
    return [
        (
            entry.key.en if isinstance(entry.key, Bilingual) else entry.key,
            "".join(each.layer_id for each in entry.layers),
        )
        for entry in group_entries(session.state.layers.layers)
        if entry.key != BASE_GROUP
    ]


def test_each_edit_is_undone_and_done_again(grown: Session) -> None:
    edits, before = grown.group_edits, listed(grown)
    edits.move(["b"], Place("s", False))
    edits.step(["s"], up=False)
    group = edits.group(["a", "s"])
    assert group == Bilingual("Group", "分组")
    named = edits.rename(group, " Idle land ")
    edits.ungroup(["file"])
    after = listed(grown)
    assert ("Idle land", "sa") in after or ("Idle land", "as") in after
    for _ in range(5):
        grown.history.undo()
    assert listed(grown) == before
    for _ in range(5):
        grown.history.redo()
    assert listed(grown) == after
    assert named == Bilingual("Idle land", "Idle land")


def test_what_changes_nothing_is_no_step(grown: Session) -> None:
    edits = grown.group_edits
    edits.move(["b"], Place("b", True, "file"))
    edits.step(["s"], up=True)
    assert edits.rename("file", "  ") == "file"
    assert edits.rename("file", "file") == "file"
    edits.ungroup([BASE_GROUP])
    assert grown.history.undoable.value is None


def test_undo_leaves_alone_what_has_come_meanwhile(grown: Session) -> None:
    grown.group_edits.move(["a"], Place("s", False))
    grown.state.layers.add(one("new", "other"))
    grown.state.layers.remove("c")
    grown.history.undo()
    assert listed(grown) == [("", "new"), ("", "s"), ("file", "ba")]


def test_steps_are_named_after_what_they_are_about(grown: Session) -> None:
    grown.group_edits.move(["a", "b", "c"], Place("s", False), whole=["file"])
    step = grown.history.undoable.value
    assert step is not None
    assert (step.code, step.name.en) == ("move_layer", "file")
