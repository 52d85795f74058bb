"""Python's collector of cycles waits while very many objects are made that have none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS = 5_000_000
"""So many new objects at least between two passes, each of which looks at many of the old ones: as
many as a page of ten thousand subjects has."""


@contextmanager
def patient_collector() -> Iterator[None]:
    """Have the collector make far fewer passes within a block; it is as before afterwards.

    They took a third of the time that a page of thousands of subjects needed. Everything is freed
    all the same as soon as nobody refers to it any more.
    """
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
