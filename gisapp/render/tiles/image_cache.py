"""Pictures in memory by key, the least recently used dropped first."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

from PySide6.QtGui import QImage

Key = TypeVar("Key", bound=Hashable)

# What the key and the wrapper of even an empty picture take, roughly.
_ENTRY_BYTES = 1024


class ImageCache(Generic[Key]):
    """Keeps pictures up to so many bytes of pixels."""

    def __init__(self, capacity_bytes: int) -> None:
        self._capacity_bytes = capacity_bytes
        self._bytes = 0
        self._images: OrderedDict[Key, QImage] = OrderedDict()

    def get(self, key: Key) -> QImage | None:
        """Return a picture and count it as just used, or None where it is not here."""
        image = self._images.get(key)
        if image is not None:
            self._images.move_to_end(key)
        return image

    def put(self, key: Key, image: QImage) -> None:
        """Keep a picture, in the place of an older one of the same key."""
        self._drop(self._images.pop(key, None))
        self._images[key] = image
        self._bytes += _size(image)
        while self._bytes > self._capacity_bytes:
            self._drop(self._images.popitem(last=False)[1])

    def clear(self) -> None:
        """Forget all."""
        self._images.clear()
        self._bytes = 0

    def _drop(self, image: QImage | None) -> None:
        if image is not None:
            self._bytes -= _size(image)


def _size(image: QImage) -> int:
    return image.sizeInBytes() + _ENTRY_BYTES
