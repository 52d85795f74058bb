"""A geometry blob of a GeoPackage loses its header; what has none is refused."""

import pytest

from gisapp.errors import SourceError
from gisapp.sources.formats.gpkg import gpkg_wkb


@pytest.mark.parametrize(("envelope", "skipped"), [(0, 0), (1, 32), (2, 48), (3, 48), (4, 64)])
def test_a_geopackage_blob_loses_its_header(envelope: int, skipped: int) -> None:
    header = b"GP\0" + bytes([envelope << 1 | 1]) + bytes(4 + skipped)
    assert gpkg_wkb(header + b"wkb") == b"wkb"


@pytest.mark.parametrize("blob", [b"", b"GP", b"\1\1\0\0\0\0\0\0\0\0", b"GP\0\x0b" + bytes(90)])
def test_what_is_no_geopackage_blob_is_refused(blob: bytes) -> None:
    with pytest.raises(SourceError, match="GeoPackage"):
        gpkg_wkb(blob)
