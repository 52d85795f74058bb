"""Where a table may lie: the likely ways to read its coordinates, for the user to choose from."""

from dataclasses import dataclass, replace

from gisapp.core.layers.read_as import ReadAs
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.crs import Bounds, name_of
from gisapp.core.space.crs_candidates import crs_candidates
from gisapp.core.space.datum_accuracy import DatumShift, datum_shift_at
from gisapp.core.space.extent import Extent
from gisapp.core.space.georeference import Georeference
from gisapp.errors import CrsError, Phrase
from gisapp.render.place_picture import Outlines
from gisapp.session.reading.crs_names import known_crs
from gisapp.sources.table_sample import TableSample, table_sample
from gisapp.words import Words


@dataclass(frozen=True)
class PlaceOption:
    """One way to read coordinates.

    Parameters
    ----------
    crs : str or None
        `EPSG:n`; None for the CRS that the file states.
    is_swapped : bool
        True if their first number is the northing or the latitude.
    name : Phrase or str
        What the CRS is called.
    extent : Extent or None
        Where they lie then, in EPSG:3857; None if they have no place there.
    shift : DatumShift or None
        How well the way from its datum is known; None where none is needed.
    """

    crs: str | None
    is_swapped: bool
    name: Phrase | str
    extent: Extent | None
    shift: DatumShift | None = None

    def title(self, words: Words) -> str:
        """Return what the CRS is called, with its code."""
        name = self.name.sentence(words) if isinstance(self.name, Phrase) else self.name
        if self.crs is None:
            return words("coordinates.as_stated", name=name)
        code = name_of(self.crs)
        return name if name == code else words("coordinates.option", name=name, code=code)

    def of(self, read_as: ReadAs) -> ReadAs:
        """Return how to read a table in this way, all else as it is said."""
        return replace(read_as, crs=self.crs, is_swapped=self.is_swapped)


@dataclass(frozen=True, eq=False)
class PlaceOptions:
    """What is known of a table's coordinates, and how they may be read, the likeliest first."""

    sample: TableSample
    options: tuple[PlaceOption, ...]

    def outlines(self, read_as: ReadAs) -> Outlines | None:
        """Return where the outlines of the table lie if they are read in a way, in a worker.

        None where nobody knows their CRS.

        Raises
        ------
        CrsError
            The CRS is not known, or has no place on the earth.
        """
        crs = read_as.named_crs or self.sample.stated_crs
        if crs is None:
            return None
        way = Georeference(crs, read_as.is_swapped, read_as.correction, read_as.datum_shift)
        sample = self.sample.coordinates
        return Outlines(way.to_map(sample.coordinates), sample.offsets, sample.is_ring)

    def extent(self, read_as: ReadAs) -> Extent | None:
        """Return where the table lies if it is read in a way, None if it has no place so."""
        outlines = self.outlines(read_as)
        return outlines.extent if outlines is not None else None


def place_options(
    source: str,
    layer: str,
    bounds: Bounds | None,
    near: Extent | None,
    progress: Progress = NO_PROGRESS,
) -> PlaceOptions:
    """Find out how the coordinates of a table may be read, in a worker.

    Parameters
    ----------
    source, layer : str
        As in `LayerOrigin`.
    bounds : (float, float, float, float) or None
        What is known of it where it has no outlines.
    near : Extent or None
        Where the other layers lie, in EPSG:3857.
    progress : Progress
        Asked whether to stop.

    Raises
    ------
    SourceError
        The file cannot be read, or has no coordinates.
    """
    sample = table_sample(source, layer, bounds, progress)
    progress.check()
    likely = [
        PlaceOption(
            each.crs,
            each.is_swapped,
            each.why,
            each.extent,
            datum_shift_at(each.crs, each.extent),
        )
        for each in crs_candidates(sample.coordinates.bounds, near)
    ]
    return _with_stated(PlaceOptions(sample, tuple(likely)))


def option_of(found: PlaceOptions, crs: str, *, is_swapped: bool) -> PlaceOption:
    """Return the option of a CRS that the user names, in a worker.

    Raises
    ------
    CrsError
        The CRS is not known, or has no place on the earth.
    """
    name = next((each.name for each in known_crs() if each.code == crs), name_of(crs))
    extent = found.extent(ReadAs(crs, is_swapped=is_swapped))
    return PlaceOption(crs, is_swapped, name, extent, _shift(crs, extent))


def _with_stated(found: PlaceOptions) -> PlaceOptions:
    """Return the options with the CRS that the file states as the first one."""
    stated = found.sample.stated_crs
    if stated is None:
        return found
    same = [each for each in found.options if each.crs == stated and not each.is_swapped]
    others = [each for each in found.options if each not in same]
    try:
        first = same[0] if same else option_of(found, stated, is_swapped=False)
    except CrsError:
        # Nobody can choose what has no place.
        return found
    return replace(found, options=(replace(first, crs=None), *others))


def _shift(crs: str, extent: Extent | None) -> DatumShift | None:
    return datum_shift_at(crs, extent) if extent is not None else None
