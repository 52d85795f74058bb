"""The geometry blobs of a GeoPackage: a header of its own, then plain WKB."""

from gisapp.errors import SourceError

_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
"""By the envelope code in the header's flags: none, xy, xyz, xym, xyzm."""


def gpkg_wkb(blob: bytes) -> bytes:
    """Return the WKB of a GeoPackage geometry blob (OGC 12-128r18, clause 2.1.3).

    Parameters
    ----------
    blob : bytes
        As stored: a header, with an envelope or without, then WKB.

    Raises
    ------
    SourceError
        The bytes are no GeoPackage geometry.
    """
    if len(blob) < 8 or blob[:2] != b"GP":
        raise SourceError("not_a_blob")
    envelope = blob[3] >> 1 & 0b111
    if envelope >= len(_ENVELOPE_BYTES):
        raise SourceError("unknown_envelope", envelope=envelope)
    return blob[8 + _ENVELOPE_BYTES[envelope] :]
