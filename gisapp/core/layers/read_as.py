"""What a user says of a source, in place of what the source states."""

from dataclasses import dataclass

from gisapp.core.space.corrections import Correction
from gisapp.core.space.georeference import Georeference

AUTO = "auto"
"""What is said in place of a CRS for the likeliest one."""


@dataclass(frozen=True)
class ReadAs:
    """How to read a source; each field that is left as it is says nothing.

    Parameters
    ----------
    crs : str or None
        Such as `EPSG:4490`; "auto" for the likeliest one where the source states none; None for
        the one that it states.
    encoding : str or None
        Of its texts; None for the one that it states or that its bytes show.
    is_swapped : bool
        True where the first coordinate of the source is the northing or latitude.
    correction : Correction
        The offset that its coordinates have, which is taken off them.
    datum_shift : tuple of float
        From its datum to WGS 84: dx, dy, dz in metres, or these and the rotations about x, y, z
        in arc seconds and the scale in parts per million (position vector, EPSG:9606); empty
        for what PROJ knows.
    """

    crs: str | None = None
    encoding: str | None = None
    is_swapped: bool = False
    correction: Correction = ""
    datum_shift: tuple[float, ...] = ()

    @property
    def named_crs(self) -> str | None:
        """The CRS that the user names, None where the source or its numbers shall say."""
        return None if self.crs == AUTO else self.crs

    def georeference(self, crs: str) -> Georeference:
        """Return how coordinates of a CRS become places, by what the user says of them."""
        return Georeference(crs, self.is_swapped, self.correction, self.datum_shift)


AS_STATED = ReadAs()
"""The user says nothing: what the source states holds."""
