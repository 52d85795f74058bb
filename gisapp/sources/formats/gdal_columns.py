"""The columns of a layer that GDAL reads: what they are called, and how to ask for some of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gisapp.sources.formats.column_names import unique_names
from gisapp.sources.formats.gpkg import select_statement
from gisapp.sources.formats.layer_info import ArrowQuery

_SPECIAL = frozenset({"", "ogr_geometry", "ogr_style"})
"""Names, in lower case, that GDAL takes for something else where it is told what to leave out."""
_ID = "FID"
"""What GDAL calls the id, in a condition, of a format that has no name for it."""


@dataclass(frozen=True)
class GdalColumns:
    """What the columns of a layer are called in the file, and here.

    Parameters
    ----------
    stored : tuple of str
        The attributes' names in the file; one may be there twice.
    names : tuple of str
        The same, each once.
    types : tuple of str
        GDAL's words for their types.
    driver : str
        GDAL's name of the format.
    id_name, geometry_name : str
        What the file calls the id and the geometry; empty where it has no name for it.
    features : int
        How many features the file says that there are; negative where it doesn't say.
    """

    stored: tuple[str, ...]
    names: tuple[str, ...]
    types: tuple[str, ...]
    driver: str
    id_name: str
    geometry_name: str
    features: int

    @classmethod
    def of(cls, info: Mapping[str, Any]) -> "GdalColumns":
        """Return the columns of a layer, of which pyogrio gives this information."""
        stored = tuple(info["fields"].tolist())
        return cls(
            stored,
            unique_names(stored),
            tuple(kind.removeprefix("OFT") for kind in info["ogr_types"]),
            info["driver"],
            info["fid_column"],
            info["geometry_name"],
            info["features"],
        )

    @property
    def has_ids(self) -> bool:
        """False where a row has nothing that tells it from others, as in some views."""
        return self.driver not in ("GPKG", "SQLite") or bool(self.id_name)

    @property
    def id_is_clear(self) -> bool:
        """True where a feature can be asked for by its id, which no attribute is called like."""
        asked = (self.id_name or _ID).lower()
        return self.has_ids and asked not in (name.lower() for name in self.stored)

    def request(self, layer: str, query: ArrowQuery) -> dict[str, Any]:
        """Return the arguments for pyogrio that make GDAL read what a query asks for."""
        if self._needs_sql(query):
            return {"sql": self._statement(layer, query), "read_geometry": query.geometry}
        return {
            "layer": layer,
            "columns": None if self._must_read_all(query) else list(query.columns or ()),
            "fids": query.feature_ids,
            "bbox": query.bbox,
            # GDAL's ordinary readers compare the box with the geometry that they read.
            "read_geometry": query.geometry or query.bbox is not None,
        }

    def places(self, query: ArrowQuery) -> list[int]:
        """Return the positions in GDAL's answer of the attributes that a query asks for."""
        if query.columns is None:
            return list(range(1, 1 + len(self.names)))
        asked = [self.names.index(name) for name in query.columns]
        if self._must_read_all(query) and not self._needs_sql(query):
            return [1 + place for place in asked]
        # GDAL keeps to the file's order, whichever is asked for.
        in_order = sorted(set(asked))
        return [1 + in_order.index(place) for place in asked]

    def _must_read_all(self, query: ArrowQuery) -> bool:
        """Return True where GDAL, asked for some columns by name, would mix them up."""
        if query.columns is None:
            return True
        alike = Counter(name.lower() for name in self.stored)
        return alike.total() > len(alike) or not _SPECIAL.isdisjoint(alike)

    def _needs_sql(self, query: ArrowQuery) -> bool:
        """Return True where GDAL's quick reader of GeoPackages fails.

        It takes any text that is no date for 1 January 1970, and knows no rows without an id.
        """
        if self.driver != "GPKG":
            return False
        asked = self.names if query.columns is None else query.columns
        return not self.has_ids or not self._dates.isdisjoint(asked)

    @property
    def _dates(self) -> frozenset[str]:
        return frozenset(
            name for name, kind in zip(self.names, self.types, strict=True) if kind == "Date"
        )

    def _statement(self, layer: str, query: ArrowQuery) -> str:
        asked = frozenset(self.names if query.columns is None else query.columns)
        columns = [name for name in self.stored if name in asked]
        if self.has_ids:
            columns.insert(0, self.id_name)
        if query.geometry:
            columns.append(self.geometry_name)
        return select_statement(
            layer,
            columns,
            self._dates,
            id_column=self.id_name,
            feature_ids=query.feature_ids,
            geometry_column=self.geometry_name,
            bbox=query.bbox,
        )
