"""Sources that lie on other machines: which names are addresses, and which server they name."""

import os
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from gisapp.errors import SourceError
from gisapp.sources.source_name import ARCHIVES, file_and_layer

SCHEMES = ("https", "http", "s3")
"""How an address begins that is fetched; any other name is that of a file."""


class Address(NamedTuple):
    """A file on another machine.

    `url` is what is fetched; `member` the file wanted of an archive, None for all.
    """

    url: str
    member: str | None = None

    @property
    def host(self) -> str:
        """The server, or the bucket, that is asked.

        >>> Address("https://data.example:8443/plots.zip").host
        'data.example:8443'
        """
        return urlsplit(self.url).netloc.rpartition("@")[2]

    @property
    def file_name(self) -> str:
        """What the file is called there; empty where the address ends with no name.

        >>> Address("https://data.example/%E5%9C%B0%E5%9D%97.geojson?year=2025").file_name
        '地块.geojson'
        """
        return PurePosixPath(unquote(urlsplit(self.url).path)).name


def host_of(uri: str) -> str | None:
    """Return the server that a source lies on; None for a file, and where none is named."""
    try:
        address = address_of(uri)
    except SourceError:
        return None
    return address.host if address else None


def address_of(uri: str) -> Address | None:
    """Return the address that a source is, None for a file.

    Parameters
    ----------
    uri : str
        What the user named, also with `::LAYER`, or with `/member` of an archive.

    Raises
    ------
    SourceError
        It begins as an address does, but names no server.

    Examples
    --------
    >>> address_of("https://data.example/a.zip/in/plots.shp")
    Address(url='https://data.example/a.zip', member='in/plots.shp')
    >>> address_of("plots.geojson") is None
    True
    """
    file = file_and_layer(uri)[0]
    scheme, mark, rest = file.partition("://")
    if not mark or scheme.lower() not in SCHEMES or os.path.lexists(file):
        return None
    try:
        host = urlsplit(file).hostname
    except ValueError:
        host = None
    if not host:
        raise SourceError("address_without_host", path=file)
    parts = rest.split("/")
    for count in range(2, len(parts)):
        if parts[count - 1].lower().endswith(ARCHIVES):
            whole = "/".join(parts[:count])
            return Address(f"{scheme.lower()}://{whole}", unquote("/".join(parts[count:])))
    return Address(f"{scheme.lower()}://{rest}")
