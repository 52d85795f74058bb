"""What was worked out, kept while memory allows, the least used dropped first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class SizedCache(Generic[Key, Value]):
    """Keeps values up to so many bytes; safe to share between threads.

    Parameters
    ----------
    size_of : callable
        Tells how many bytes a value takes.
    """

    def __init__(self, limit_bytes: int, size_of: Callable[[Value], int]) -> None:
        self._limit_bytes = limit_bytes
        self._size_of = size_of
        self._bytes = 0
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._lock = Lock()

    @property
    def nbytes(self) -> int:
        """Memory of what is kept; never above the limit."""
        return self._bytes

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """Return the value of a key, made by `make` where it is not here."""
        with self._lock:
            found = self._values.get(key)
            if found is not None:
                self._values.move_to_end(key)
                return found
        made = make()
        with self._lock:
            self._keep(key, made)
        return made

    def _keep(self, key: Key, made: Value) -> None:
        replaced = self._values.pop(key, None)
        self._values[key] = made
        self._bytes += self._size_of(made) - (self._size_of(replaced) if replaced else 0)
        while self._bytes > self._limit_bytes:
            _, dropped = self._values.popitem(last=False)
            self._bytes -= self._size_of(dropped)
