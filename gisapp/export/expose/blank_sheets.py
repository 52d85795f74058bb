"""What sheets of all kinds have: a map, what stands beside it, dates and the words around them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.layer import FeatureRef, Layer, is_drawn
from gisapp.core.layers.off_map import why_off_map
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.dates import format_moment
from gisapp.core.text.joining import joined
from gisapp.core.text.shortening import shortened
from gisapp.export.expose.distances import Landmarks, distance_row
from gisapp.export.expose.fact_sections import LONGEST_VALUE
from gisapp.export.expose.request import ExposeContent, SheetParts
from gisapp.export.expose.sheet import Sheet, SheetHeadings, SheetMap, SheetRow, SheetSection
from gisapp.export.expose.sheet_map import map_of
from gisapp.export.filter_notes import filter_notes
from gisapp.render.ornaments import attributions
from gisapp.sources.parks.park_schema import load_park_schema
from gisapp.words import Words, load_words

BESIDE_PX, ALONE_PX = (436, 300), (698, 280)
"""The size of a map with something beside it, and of one by itself, in pixels of 1/96 inch."""
_UNSURE = ("ambiguous", "inferred", "garbled")


@dataclass(frozen=True, eq=False)
class BlankSheets:
    """Makes sheets on which nothing is told yet of their subjects, but where these lie.

    Parameters
    ----------
    content : ExposeContent
        What they may tell.
    parts : SheetParts
        What they tell beside the facts.
    date : str
        ISO 8601: when they are made.
    landmarks : Landmarks
        Of the layers of `content`.
    """

    content: ExposeContent
    parts: SheetParts
    date: str
    landmarks: Landmarks

    @property
    def words(self) -> Words:
        """The language of the sheets."""
        return load_words(self.content.shown.language)

    def blank(
        self,
        key: str,
        features: tuple[FeatureRef, ...],
        as_of: str,
        accuracy_m: float | None = None,
        contacts: tuple[SheetSection, ...] = (),
    ) -> Sheet:
        """Return a sheet with a map and what stands beside it.

        Parameters
        ----------
        key : str
            What tells the subject from others.
        features : tuple of FeatureRef
            What the subject is.
        as_of : str
            The time of its data; empty where nobody says.
        accuracy_m : float or None
            How far off its place may be.
        contacts : tuple of SheetSection
            Whom to ask.

        Raises
        ------
        SourceError
            A source cannot be read any more.
        """
        words = self.words
        beside = (*self._distances(features, accuracy_m), *contacts)
        shown = self._map(features, accuracy_m, BESIDE_PX if beside else ALONE_PX)
        return Sheet(
            words.language,
            key,
            headings=_headings(words),
            map=shown,
            map_missing="" if shown else self._why_no_map(features),
            beside=beside,
            remarks=self._notes(features),
            dates=self._dates(as_of),
            disclaimer=words("expose.disclaimer"),
        )

    def _map(
        self, features: tuple[FeatureRef, ...], accuracy_m: float | None, size: tuple[int, int]
    ) -> SheetMap | None:
        if not self.parts.map:
            return None
        shown = map_of(self.content.layers, features, accuracy_m, size)
        return shown and replace(shown, caption=joined(*self._map_notes(shown)))

    def _map_notes(self, shown: SheetMap) -> Iterator[str]:
        """Yield what the map must say: what is no survey, which filters are on, whose it is."""
        layers, viewport = self.content.shown.layers, shown.viewport
        drawn = (each for each in layers if each.schematic and is_drawn(each, viewport.resolution))
        if any(len(layer.index.rows_seen(viewport.extent)) for layer in drawn):
            yield self.words("expose.schematic")
        for note in filter_notes(self.content.shown, load_park_schema()):
            yield note.in_language(self.words.language)
        yield from attributions(layers, viewport)

    def _why_no_map(self, features: tuple[FeatureRef, ...]) -> str:
        """Return why there is no map, where somebody wants one."""
        if not self.parts.map:
            return ""
        layers = self.content.layers
        if features and all(layers[ref.layer_id].is_table for ref in features):
            return self.words("own.no_place")
        reasons = (why_off_map(layers[ref.layer_id], ref.feature_id) for ref in features)
        return self.words(next(filter(None, reasons), "expose.no_place"))

    def _distances(
        self, features: tuple[FeatureRef, ...], accuracy_m: float | None
    ) -> Iterator[SheetSection]:
        words, units = self.words, self.content.shown.units
        rows = tuple(
            SheetRow(distance_row(each, words, units))
            for each in self.landmarks.distances(features, accuracy_m)
        )
        if rows:
            yield SheetSection(words("expose.distances"), rows, words("expose.straight_lines"))

    def _notes(self, features: tuple[FeatureRef, ...]) -> tuple[str, ...]:
        """Return what the user noted of a subject."""
        # Rows of several files may have the same one.
        notes = dict.fromkeys(_note(self.content.layers[ref.layer_id], ref) for ref in features)
        title = self.words("table.note")
        return tuple(f"{title}: {shortened(each, LONGEST_VALUE)}" for each in notes if each)

    def _dates(self, as_of: str) -> str:
        made = self.words("expose.made", date=format_moment(self.date, self.words) or self.date)
        code = "expose.data_as_of" if as_of else "expose.as_of_unknown"
        return joined(made, self.words(code, time=as_of))


def _headings(words: Words) -> SheetHeadings:
    labels = load_park_schema().codes
    unsure = {each: labels.get(("confidence", each), Bilingual()) for each in _UNSURE}
    return SheetHeadings(
        sheet=words("expose.sheet"),
        progress=words("expose.progress"),
        pictures=words("expose.pictures"),
        sources=words("expose.sources"),
        no_picture=words("expose.no_picture"),
        page=words("expose.page", page="{page}", pages="{pages}"),
        confidence={code: label.in_language(words.language) for code, label in unsure.items()},
    )


def _note(layer: Layer, ref: FeatureRef) -> str:
    if not layer.notes:
        return ""
    key = layer.mapping.key if layer.mapping else ""
    told = plain_text(layer.attributes.record(ref.feature_id).get(key)) if key else ""
    return layer.notes.of(ref.feature_id, told)
