"""What many records of a page have in common, stored once."""

from collections.abc import Callable, Hashable

from gisapp.core.text.json_value import Json


class Alike:
    """Records that others refer to by their places: of ten thousand plots, some dozens."""

    def __init__(self) -> None:
        self._places: dict[Hashable, int] = {}
        self.stored: list[Json] = []

    def place(self, what: Hashable, made: Callable[[], Json]) -> int:
        """Return where a record stands.

        Parameters
        ----------
        what : hashable
            Tells it from others.
        made : callable
            Returns it, where it is a new one.
        """
        place = self._places.get(what)
        if place is None:
            place = self._places[what] = len(self.stored)
            self.stored.append(made())
        return place
