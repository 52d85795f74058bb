"""Values in memory by key, up to so many bytes: the least recently used are dropped first."""

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
    limit_bytes : int
        How many bytes are kept at most. A value that is larger by itself is never kept.
    size_of : callable
        Returns how many bytes a value takes, the same whenever it is asked.

    Examples
    --------
    >>> cache: SizedCache[str, bytes] = SizedCache(limit_bytes=10, size_of=len)
    >>> cache.put("a", bytes(6))
    >>> cache.put("b", bytes(6))
    >>> cache.get("a") is None, cache.nbytes
    (True, 6)
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

    def get(self, key: Key) -> Value | None:
        """Return the value of a key and count it as just used; None if it is not here."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def get_or_make(self, key: Key, make: Callable[[], Value]) -> Value:
        """Return the value of a key; if it is not here, make it and keep it.

        Two threads that miss the same key at once both make it.
        """
        found = self.get(key)
        if found is not None:
            return found
        made = make()
        self.put(key, made)
        return made

    def put(self, key: Key, value: Value) -> None:
        """Keep a value, in the place of an older one of the same key."""
        with self._lock:
            if key in self._values:
                self._bytes -= self._size_of(self._values.pop(key))
            self._values[key] = value
            self._bytes += self._size_of(value)
            while self._bytes > self._limit_bytes:
                _, dropped = self._values.popitem(last=False)
                self._bytes -= self._size_of(dropped)

    def clear(self) -> None:
        """Drop all values."""
        with self._lock:
            self._values.clear()
            self._bytes = 0
