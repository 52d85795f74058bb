"""Opening a file of raster tiles, MBTiles or PMTiles, as a base map."""

from pathlib import Path

from gisapp.core.tiles.basemap import TILE_SUFFIXES, TileArchive
from gisapp.errors import SourceError
from gisapp.sources.tiles.mbtiles import MbtilesArchive
from gisapp.sources.tiles.pmtiles import PmtilesArchive


def open_tile_archive(path: Path) -> TileArchive:
    """Open a file of raster tiles by its suffix.

    Raises
    ------
    SourceError
        The file is missing, damaged or of another kind, or holds no pictures.
    """
    if path.suffix.lower() not in TILE_SUFFIXES:
        raise SourceError(
            f"{path} is no tile file that can be read; choose one that ends in "
            f"{' or '.join(TILE_SUFFIXES)}."
        )
    if not path.is_file():
        raise SourceError(f"{path} does not exist; choose another tile file.")
    return MbtilesArchive(path) if path.suffix.lower() == ".mbtiles" else PmtilesArchive(path)
