"""Listeners hear of each change once, in the order in which they connected."""

import pytest

from gisapp.core.events import Event, Observable


def test_listeners_are_called_in_the_order_in_which_they_connected() -> None:
    event: Event[int] = Event()
    heard: list[tuple[str, int]] = []
    event.connect(lambda value: heard.append(("first", value)))
    event.connect(lambda value: heard.append(("second", value)))
    event.emit(1)
    event.emit(2)
    assert heard == [("first", 1), ("second", 1), ("first", 2), ("second", 2)]


def test_a_listener_hears_nothing_after_it_disconnected() -> None:
    event: Event[int] = Event()
    heard: list[int] = []
    event.connect(heard.append)
    event.emit(1)
    event.disconnect(heard.append)
    event.emit(2)
    assert heard == [1]
    with pytest.raises(ValueError, match="not in list"):
        event.disconnect(heard.append)


def test_listeners_may_come_and_go_while_they_are_called() -> None:
    event: Event[int] = Event()
    heard: list[str] = []

    def once(value: int) -> None:
        heard.append(f"once {value}")
        event.disconnect(once)
        event.connect(lambda value: heard.append(f"late {value}"))

    event.connect(once)
    event.connect(lambda value: heard.append(f"always {value}"))
    event.emit(1)
    assert heard == ["once 1", "always 1"]
    event.emit(2)
    assert heard[2:] == ["always 2", "late 2"]


def test_what_a_listener_raises_reaches_whoever_emits() -> None:
    event: Event[int] = Event()

    def fail(value: int) -> None:
        raise RuntimeError(f"bug {value}")

    event.connect(fail)
    with pytest.raises(RuntimeError, match="bug 3"):
        event.emit(3)


def test_setting_an_equal_value_is_no_change() -> None:
    observable: Observable[tuple[int, ...]] = Observable((1, 2))
    heard: list[tuple[int, ...]] = []
    observable.changed.connect(heard.append)
    observable.set((1, 2))
    assert heard == []
    observable.set((3,))
    observable.set((3,))
    observable.set((1, 2))
    assert heard == [(3,), (1, 2)]
    assert observable.value == (1, 2)


def test_a_listener_finds_the_new_value_in_place() -> None:
    observable = Observable("old")
    found: list[str] = []
    observable.changed.connect(lambda _: found.append(observable.value))
    observable.set("new")
    assert found == ["new"]
