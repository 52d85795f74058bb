"""Has workers find out where a table may lie, and says it in the user's words."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.space.crs import name_of
from gisapp.core.space.extent import Extent
from gisapp.core.space.gaps import gap_m
from gisapp.errors import GisAppError
from gisapp.render.palette import load_palette
from gisapp.render.place_picture import Outlines, PlaceRequest
from gisapp.session.reading.known_places import KnownPlaces
from gisapp.session.reading.place_options import PlaceOption, PlaceOptions, option_of, place_options
from gisapp.session.reading.place_pictures import Make, base_map, viewport_around
from gisapp.session.session import Session
from gisapp.session.tasks import Task
from gisapp.ui.coordinates.option_list import PICTURE_PX
from gisapp.ui.coordinates.subject import Subject
from gisapp.ui.widgets.theme import ThemeName

T = TypeVar("T")
_LEAST_SMALL_M, _LEAST_LARGE_M = 200_000.0, 4_000.0
"""What the maps show at least: a region to recognize, and the surroundings of a plot."""
_NEAR_M = 5_000.0
"""So near to where it lies now, both places are shown on one map."""


class PlaceFinder:
    """All that the coordinates dialog asks of workers.

    Parameters
    ----------
    session : Session
        Its layers lie on the maps, and tell where others are expected.
    theme : "light" or "dark"
        Of the maps.
    ratio : float
        Device pixels per logical pixel.
    """

    def __init__(self, session: Session, theme: ThemeName, ratio: float) -> None:
        self._state = session.state
        self._tasks = session.tasks
        self._palette = load_palette(theme)
        self._ratio = ratio
        self._places = KnownPlaces.of((), None)
        self._others: Extent | None = None

    def find(
        self,
        subject: Subject,
        take: Callable[[PlaceOptions], None],
        failed: Callable[[str], None],
    ) -> Task:
        """Find out where a table may lie; `failed` gets the sentence if nobody can know."""
        shown = [each for each in self._state.layers.visible if each.layer_id != subject.layer_id]
        others = [each for each in shown if each.identifiable]
        near = LayerStack(tuple(others)).home_extent
        self._others = near
        base = base_map(self._state)

        def work() -> tuple[PlaceOptions, KnownPlaces]:
            found = place_options(subject.source, subject.layer, subject.own_bounds, near)
            return _with_way_of_now(found, subject), KnownPlaces.of(base, near)

        def take_both(made: tuple[PlaceOptions, KnownPlaces]) -> None:
            found, self._places = made
            take(found)

        return self._run(work, take_both, failed)

    def name(
        self,
        found: PlaceOptions,
        crs: str,
        *,
        is_swapped: bool,
        take: Callable[[PlaceOption], None],
        failed: Callable[[str], None],
    ) -> Task:
        """Find out where a table lies in a CRS that the user names."""
        return self._run(lambda: option_of(found, crs, is_swapped=is_swapped), take, failed)

    def where(self, extent: Extent | None) -> str:
        """Return where an extent of EPSG:3857 lies, in the user's words."""
        words = self._state.words.value
        if extent is None:
            return words("coordinates.nowhere")
        return self._places.described(extent, words, self._state.units.value)

    def told(self, option: PlaceOption) -> str:
        """Return where an option lies and how well that is known, in the user's words."""
        where, shift = self.where(option.extent), option.shift
        if shift is None:
            return where
        known = "none" if shift.accuracy_m is None else "known"
        words = self._state.words.value
        doubt = words(f"coordinates.shift_{known}", metres=f"{shift.accuracy_m or 0:g}")
        return words("coordinates.joined_by").join((where, doubt))

    def about(self, subject: Subject, found: PlaceOptions) -> str:
        """Return what is known of a table's coordinates, in the user's words."""
        words, stated = self._state.words.value, found.sample.stated_crs
        xmin, ymin, xmax, ymax = map(_number, found.sample.coordinates.bounds)
        code = "coordinates.states" if stated else "coordinates.states_none"
        says = words(code, crs=name_of(stated or ""))
        numbers = words("coordinates.numbers", xmin=xmin, ymin=ymin, xmax=xmax, ymax=ymax)
        return words("coordinates.about", layer=subject.layer, says=says, numbers=numbers)

    def small_map(self, option: PlaceOption, found: PlaceOptions) -> Make:
        """Return what paints the region in which an option lies."""
        return self._map(found, option.of(AS_STATED), PICTURE_PX, _LEAST_SMALL_M, base_only=True)

    def large_map(
        self, subject: Subject, found: PlaceOptions, read_as: ReadAs, size_px: tuple[int, int]
    ) -> Make:
        """Return what paints where a table lies if it is read in a way, and where it lay."""
        before = replace(subject.read_as, crs=subject.crs) if subject.layer_id else None
        return self._map(found, read_as, size_px, _LEAST_LARGE_M, before=before)

    def _map(
        self,
        found: PlaceOptions,
        read_as: ReadAs,
        size_px: tuple[int, int],
        least_m: float,
        *,
        before: ReadAs | None = None,
        base_only: bool = False,
    ) -> Make:
        state, language = self._state, self._state.words.value.language
        layers = base_map(state) if base_only else state.layers.visible

        def make() -> PlaceRequest | None:
            outlines = found.outlines(read_as)
            extent = outlines.extent if outlines is not None else None
            if outlines is None or extent is None:
                return None
            old = found.outlines(before) if before is not None else None
            return PlaceRequest(
                viewport_around(_around_both(extent, old), size_px, least_m),
                layers,
                self._palette,
                language,
                self._ratio,
                outlines,
                old,
                self._others if base_only else None,
            )

        return make

    def _run(
        self, work: Callable[[], T], take: Callable[[T], None], failed: Callable[[str], None]
    ) -> Task:
        """Do work whose failures are told by the dialog, not by the message bar behind it."""

        def try_it(_: Task) -> T | GisAppError:
            try:
                return work()
            except GisAppError as error:
                return error

        def end(made: T | GisAppError) -> None:
            if isinstance(made, GisAppError):
                failed(made.sentence(self._state.words.value))
            else:
                take(made)

        return self._tasks.run(self._state.words.value("coordinates.looking"), try_it, end)


def place_of_now(subject: Subject, found: PlaceOptions) -> int:
    """Return which of the options a table is read in now, the first one where it is not yet."""
    for place, option in enumerate(found.options):
        if _is_way_of_now(option, subject):
            return place
    return 0


def _is_way_of_now(option: PlaceOption, subject: Subject) -> bool:
    named = subject.read_as.named_crs
    if option.crs is None:
        return named is None
    return option.crs == (named or subject.crs)


def _with_way_of_now(found: PlaceOptions, subject: Subject) -> PlaceOptions:
    """Return the options with the one in which the table is read now, first if it is no other."""
    is_listed = any(_is_way_of_now(each, subject) for each in found.options)
    if is_listed or subject.crs is None:
        return found
    swapped = subject.read_as.is_swapped
    now = option_of(found, subject.crs, is_swapped=swapped)
    return replace(found, options=(now, *found.options))


def _around_both(extent: Extent, before: Outlines | None) -> Extent:
    old = before.extent if before is not None else None
    return extent.union(old) if old is not None and gap_m(extent, old) < _NEAR_M else extent


def _number(value: float) -> str:
    return f"{value:,.4f}".rstrip("0").rstrip(".") if abs(value) < 1000 else f"{value:,.0f}"
