"""Views with names: each edit of them can be undone."""

from gisapp.core.space.extent import Extent
from gisapp.session.session import Session

NANCHANG = Extent(12_900_000, 3_320_000, 12_910_000, 3_330_000)


def names(session: Session) -> list[str]:
    return [each.name for each in session.bookmarks.all.value]


def test_a_view_gets_a_name_and_is_shown_again(session: Session) -> None:
    session.navigation.show_extent(NANCHANG)
    there = session.state.viewport.value
    session.bookmarks.add(" Nanchang ")
    session.navigation.go_home()
    assert session.state.viewport.value != there
    session.bookmarks.show(session.bookmarks.all.value[0])
    shown = session.state.viewport.value
    assert abs(shown.x - there.x) < 1
    assert abs(shown.y - there.y) < 1
    assert abs(shown.resolution - there.resolution) < 1e-6
    assert names(session) == ["Nanchang"]


def test_no_two_have_the_same_name(session: Session) -> None:
    for _ in range(3):
        session.bookmarks.add("Park")
    assert names(session) == ["Park", "Park 2", "Park 3"]
    assert session.bookmarks.proposed_name() == "View 4"
    session.bookmarks.rename(session.bookmarks.all.value[2], "Park")
    assert names(session) == ["Park", "Park 2", "Park 4"]


def test_each_edit_is_undone_and_done_again(session: Session) -> None:
    for name in ("a", "b", "c"):
        session.bookmarks.add(name)
    a, b, c = session.bookmarks.all.value
    session.bookmarks.move(c, -1)
    assert names(session) == ["a", "c", "b"]
    session.bookmarks.remove(a)
    session.bookmarks.rename(b, "β")
    assert names(session) == ["c", "β"]
    for expected in (["c", "b"], ["a", "c", "b"], ["a", "b", "c"], ["a", "b"]):
        session.history.undo()
        assert names(session) == expected
    session.history.redo()
    assert names(session) == ["a", "b", "c"]


def test_what_changes_nothing_is_no_step(session: Session) -> None:
    session.bookmarks.add("a")
    (a,) = session.bookmarks.all.value
    session.bookmarks.rename(a, "  ")
    session.bookmarks.rename(a, "a")
    session.bookmarks.move(a, 1)
    session.history.undo()
    assert names(session) == []


def test_they_are_something_to_save(session: Session) -> None:
    assert not session.projects.compare()
    session.bookmarks.add("a")
    assert session.projects.compare()
    assert session.projects.document().bookmarks == session.bookmarks.all.value
