"""The zone that plots are written in as boundary points, and the way from the map to it."""

from collections.abc import Sequence

from gisapp.core.layers.layer import Layer
from gisapp.core.space.crs import extent_to_degrees
from gisapp.core.space.extent import Extent
from gisapp.core.space.georeference import Georeference
from gisapp.core.space.survey_crs import (
    DEGREES,
    Datum,
    SurveyCrs,
    all_survey_crs,
    survey_crs_at,
    survey_crs_of,
)
from gisapp.errors import ExportError

_DEGREES_BESIDE = 3


def zone_for(layers: Sequence[Layer], crs: str | None = None) -> SurveyCrs:
    """Return the zone to write plots in: the one that is asked for, their own, or the nearest.

    Raises
    ------
    ExportError
        What is asked for is no zone of Gauss-Krüger.
    """
    if crs is not None:
        asked = survey_crs_of(crs)
        if asked is None:
            raise ExportError("boundary_crs", crs=crs)
        return asked
    own = {survey_crs_of(layer.origin.crs) for layer in layers}
    (first, *others) = own
    if first is not None and not others:
        return first
    extent = Extent.around(layer.extent for layer in layers)
    if extent is None:
        raise ExportError("boundary_no_plots")
    return survey_crs_at(extent_to_degrees(extent).center[0])


def zones_beside(likely: SurveyCrs) -> tuple[SurveyCrs, ...]:
    """Return the zones that plots may be written in: a likely one, and those about it.

    >>> zones = zones_beside(survey_crs_at(117))
    >>> [zone.code for zone in zones if zone.has_number]
    ['EPSG:4526', 'EPSG:4527', 'EPSG:4528', 'EPSG:4498']
    """
    near = _DEGREES_BESIDE
    return tuple(
        each
        for each in all_survey_crs()
        if each.datum == likely.datum and abs(each.meridian_deg - likely.meridian_deg) <= near
    )


def way_to(survey: SurveyCrs, layer: Layer) -> Georeference:
    """Return the way from the map to a zone, for the features of a layer.

    Raises
    ------
    ExportError
        It leads from one datum to another, and nobody knows it but for some 100 m.
    """
    own, shift = _datum_of(layer), layer.origin.read_as.datum_shift
    if own == survey.datum:
        # Back as they came, to the last digit.
        return Georeference(survey.code, datum_shift=shift)
    if survey.datum == "CGCS2000" and shift:
        return Georeference(survey.code)
    raise ExportError("boundary_datum", layer=layer.name.en, own=own, datum=survey.datum)


def _datum_of(layer: Layer) -> Datum:
    survey = survey_crs_of(layer.origin.crs)
    degrees = {code: datum for datum, code in DEGREES.items()}
    return survey.datum if survey else degrees.get(layer.origin.crs or "", "CGCS2000")
