"""Files on other machines are fetched into a folder of the program's own, and opened there.

Nothing but this module asks a server for map data, and only for the address that a user named.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from time import monotonic
from typing import BinaryIO

from gisapp.core.progress import Progress
from gisapp.errors import SourceError
from gisapp.sources.addresses import Address
from gisapp.sources.s3 import opened_object
from gisapp.sources.server_answers import Answer, opened_answer
from gisapp.sources.stand_ins.private_folder import check_room, new_folder
from gisapp.sources.stand_ins.stand_in import plain_name

_BLOCK_BYTES = 256 * 1024
_MOST_BYTES = 8 * 1024**3
_LONGEST_S = 3600.0
_MEGABYTE = 1024**2
_PARTS_OF_SHAPEFILE = (".dbf", ".shx", ".prj", ".cpg")
_NOT_THERE = ("address_not_there", "address_refused")
_SUFFIXES = {
    "application/geo+json": ".geojson",
    "application/vnd.geo+json": ".geojson",
    "application/json": ".geojson",
    "application/geopackage+sqlite3": ".gpkg",
    "application/vnd.google-earth.kml+xml": ".kml",
    "application/vnd.google-earth.kmz": ".kmz",
    "application/gml+xml": ".gml",
    "application/gpx+xml": ".gpx",
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "text/csv": ".csv",
}
"""Of files that have none in their address, by what the server says that they are."""


def fetched(address: Address, progress: Progress) -> Path:
    """Fetch a file, and return where it is now; of a Shapefile its parts come along.

    Parameters
    ----------
    address : Address
        What to fetch.
    progress : Progress
        Learns how much has come, and is asked whether to stop.

    Raises
    ------
    SourceError
        It is not there, or the server doesn't answer, or it is too large.
    Cancelled
        The user wanted it.
    """
    folder = new_folder()
    with _opened(address) as answer:
        place = folder / _name_of(address, answer)
        _Download(address, answer, progress).write(place)
    if place.suffix.lower() == ".shp":
        _fetch_parts(address, place, progress)
    return place


def _fetch_parts(address: Address, place: Path, progress: Progress) -> None:
    before, mark, query = address.url.partition("?")
    for suffix in _PARTS_OF_SHAPEFILE:
        part = Address(before[: -len(".shp")] + suffix + mark + query)
        try:
            with _opened(part) as answer:
                _Download(part, answer, progress).write(place.with_suffix(suffix))
        except SourceError as error:
            # What is missing of a Shapefile is told by its reader.
            if error.code not in _NOT_THERE:
                raise


@contextmanager
def _opened(address: Address) -> Iterator[Answer]:
    with opened_object(address) if address.url.startswith("s3:") else opened_answer(address) as it:
        yield it


def _name_of(address: Address, answer: Answer) -> str:
    name = Path(address.file_name or address.host)
    if PurePosixPath(address.file_name).suffix:
        return plain_name(name)
    return plain_name(Path(name.name + _SUFFIXES.get(answer.media_type, "")))


@dataclass(frozen=True)
class _Download:
    """Writes an answer to a file, within limits."""

    address: Address
    answer: Answer
    progress: Progress

    def write(self, place: Path) -> None:
        """Write all of it; see `fetched`."""
        stated = self.answer.size_bytes
        self._check_size(stated or 0)
        check_room(place, stated or 0)
        end, arrived = monotonic() + _LONGEST_S, 0
        with place.open("wb") as file:
            for block in _blocks(self.answer.stream):
                self.progress.check()
                arrived += len(block)
                self._check_size(arrived)
                if monotonic() > end:
                    raise SourceError("address_too_slow", path=self.address.url)
                file.write(block)
                if stated:
                    self.progress.report(min(arrived / stated, 1.0))
        if stated is not None and arrived < stated:
            raise SourceError("address_breaks_off", path=self.address.url)

    def _check_size(self, size_bytes: int) -> None:
        if size_bytes > _MOST_BYTES:
            size, most = size_bytes // _MEGABYTE, _MOST_BYTES // _MEGABYTE
            raise SourceError("address_too_large", path=self.address.url, size=size, most=most)


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    while block := stream.read(_BLOCK_BYTES):
        yield block
