"""Values that call their listeners when they change; for the UI thread only."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Event(Generic[T]):
    """Something that happens: listeners are called in the order in which they connected."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def connect(self, listener: Callable[[T], None]) -> None:
        """Call `listener` at each emit from now on."""
        self._listeners.append(listener)

    def disconnect(self, listener: Callable[[T], None]) -> None:
        """Stop calling `listener`.

        Raises
        ------
        ValueError
            It was not connected.
        """
        self._listeners.remove(listener)

    def emit(self, value: T) -> None:
        """Call all listeners with `value`, in the order in which they connected.

        One that connects meanwhile is first called at the next emit.
        """
        for listener in tuple(self._listeners):
            listener(value)


class Observable(Generic[T]):
    """A value that can be listened to: `changed` is emitted with each new value.

    Setting an equal value is no change.
    """

    def __init__(self, value: T) -> None:
        self._value = value
        self.changed: Event[T] = Event()

    @property
    def value(self) -> T:
        """The value now."""
        return self._value

    def set(self, value: T) -> None:
        """Take a new value; listeners are called if it differs from the old one."""
        if value != self._value:
            self._value = value
            self.changed.emit(value)


def mapped(source: Observable[T], change: Callable[[T], U]) -> Observable[U]:
    """Return an observable that always has `change` of another one's value.

    >>> count = Observable(0)
    >>> has_some = mapped(count, bool)
    >>> count.set(3)
    >>> has_some.value
    True
    """
    result = Observable(change(source.value))
    source.changed.connect(lambda value: result.set(change(value)))
    return result
