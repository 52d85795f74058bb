"""What the properties of a raster tell of its picture."""

from gisapp.core.rasters.raster import Band, Raster, RasterFacts
from gisapp.core.text.joining import joined
from gisapp.words import Words

_DIGITS = 4


def raster_facts(raster: Raster, words: Words) -> dict[str, str]:
    """Return what is known of a raster, in words, by the codes of their headings."""
    facts, grid = raster.facts, raster.grid
    return {
        "layers.raster_size": words("count.pixels", width=grid.width, height=grid.height),
        "layers.raster_pixel": _pixel(raster, words),
        "layers.raster_bands": joined(*(_band(band, words) for band in facts.bands)),
        "layers.raster_no_data": _number(facts.no_data, words),
        "layers.raster_stretch": _stretch(facts, words),
        "layers.raster_overviews": words("panel.yes" if facts.has_overviews else "panel.no"),
    }


def _band(band: Band, words: Words) -> str:
    code = f"layers.band.{band.meaning}"
    if code not in words:
        return band.kind
    return words("layers.raster_band", meaning=words(code), kind=band.kind)


def _pixel(raster: Raster, words: Words) -> str:
    pixel_m = raster.grid.pixel_m
    if pixel_m is None:
        return words("panel.not_stated")
    width, height = (f"{side:,.{_DIGITS}g}" for side in pixel_m)
    return words("layers.raster_pixel_m", width=width, height=height)


def _number(number: float | None, words: Words) -> str:
    return words("panel.not_stated") if number is None else f"{number:g}"


def _stretch(facts: RasterFacts, words: Words) -> str:
    if not facts.stretch:
        return words("layers.raster_as_is")
    ranges = (
        words("layers.raster_range", low=f"{low:.{_DIGITS}g}", high=f"{high:.{_DIGITS}g}")
        for low, high in facts.stretch
    )
    return words("layers.raster_stretched", ranges=joined(*ranges))
