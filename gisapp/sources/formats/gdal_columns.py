"""The columns of a layer that GDAL reads: what they are called, and how to ask for some of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gisapp.sources.formats.column_names import unique_names
from gisapp.sources.formats.gpkg import select_statement
from gisapp.sources.formats.layer_info import ArrowQuery
from gisapp.sources.formats.sqlite_values import columns_with_other_values

_SPECIAL = frozenset({"", "ogr_geometry", "ogr_style"})
"""Names, in lower case, that GDAL takes for something else where it is told what to leave out."""
_SQLITE = frozenset({"GPKG", "SQLite"})
"""GDAL's drivers that read SQLite files."""
NO_NAMES: Mapping[str, str] = {}
"""All columns are called as GDAL reads them."""
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
    texts : frozenset of str
        The columns of an SQLite file that are read as text, as they are stored: GDAL would change
        what is not a date or a number among dates or numbers.
    hidden : frozenset of str
        Those of `names` that GDAL has for every file of a format, and nobody has filled here.
    """

    stored: tuple[str, ...]
    names: tuple[str, ...]
    types: tuple[str, ...]
    driver: str
    id_name: str
    geometry_name: str
    features: int
    texts: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, info: Mapping[str, Any], path: Path, layer: str, names: Mapping[str, str] = NO_NAMES
    ) -> "GdalColumns":
        """Return the columns of a layer, of which pyogrio gives this information.

        Parameters
        ----------
        info : mapping
            Of `pyogrio.read_info`.
        path : Path
            The file.
        layer : str
            The layer's name in it.
        names : mapping of str to str
            What columns are called that GDAL reads under another name, by that.
        """
        stored = tuple(info["fields"].tolist())
        types = [kind.removeprefix("OFT") for kind in info["ogr_types"]]
        subtypes = [kind.removeprefix("OFST") for kind in info["ogr_subtypes"]]
        texts: frozenset[str] = frozenset()
        if info["driver"] in _SQLITE:
            columns = list(zip(stored, types, subtypes, strict=True))
            texts = columns_with_other_values(path, layer, columns)
        if info["driver"] == "GPKG":
            texts |= {name for name, kind in zip(stored, types, strict=True) if kind == "Date"}
        return cls(
            stored,
            unique_names([names.get(each, each) for each in stored]),
            tuple(
                "String" if name in texts and kind != "Date" else kind
                for name, kind in zip(stored, types, strict=True)
            ),
            info["driver"],
            info["fid_column"],
            info["geometry_name"],
            info["features"],
            texts,
        )

    @property
    def shown(self) -> tuple[str, ...]:
        """The names of the attributes that a user sees."""
        return tuple(name for name in self.names if name not in self.hidden)

    @property
    def has_ids(self) -> bool:
        """False where a row has nothing that tells it from others, as in some views."""
        return self.driver not in _SQLITE or bool(self.id_name)

    @property
    def id_is_clear(self) -> bool:
        """True where a feature can be asked for by its id, which no attribute is called like."""
        asked = (self.id_name or _ID).lower()
        return self.has_ids and asked not in (name.lower() for name in self.stored)

    @property
    def finds_by_extent(self) -> bool:
        """True where a part of a layer can be asked for, if it has a spatial index."""
        return self.has_ids and not (self.driver == "SQLite" and self.texts)

    def request(self, layer: str, query: ArrowQuery) -> dict[str, Any]:
        """Return the arguments for pyogrio that make GDAL read what a query asks for."""
        if self._needs_sql(query):
            return {"sql": self._statement(layer, query), "read_geometry": query.geometry}
        return {
            "layer": layer,
            "columns": None if self._must_read_all(query) else self._stored_names(query),
            "fids": query.feature_ids,
            "bbox": query.bbox,
            # GDAL's ordinary readers compare the box with the geometry that they read.
            "read_geometry": query.geometry or query.bbox is not None,
        }

    def places(self, query: ArrowQuery) -> list[int]:
        """Return the positions in GDAL's answer of the attributes that a query asks for."""
        first = 1 + self.id_place(query)
        if query.columns is None:
            return list(range(first, first + len(self.names)))
        asked = [self.names.index(name) for name in query.columns]
        if self._must_read_all(query) and not self._needs_sql(query):
            return [first + place for place in asked]
        # GDAL keeps to the file's order, whichever is asked for.
        in_order = sorted(set(asked))
        return [first + in_order.index(place) for place in asked]

    def id_place(self, query: ArrowQuery) -> int:
        """Return the position in GDAL's answer of the ids.

        Of SQLite files other than GeoPackages it knows none in answers to SQL: they are asked for
        as an attribute, as text, for GDAL would cut numbers to 32 bits.
        """
        return int(self.driver == "SQLite" and self._needs_sql(query))

    def _stored_names(self, query: ArrowQuery) -> list[str]:
        return [self.stored[self.names.index(name)] for name in query.columns or ()]

    def _must_read_all(self, query: ArrowQuery) -> bool:
        """Return True where GDAL, asked for some columns by name, would mix them up."""
        if query.columns is None:
            return True
        alike = Counter(name.lower() for name in self.stored)
        return alike.total() > len(alike) or not _SPECIAL.isdisjoint(alike)

    def _needs_sql(self, query: ArrowQuery) -> bool:
        """Return True where GDAL's readers of SQLite files fail.

        They make numbers of texts; the quick one of GeoPackages takes any text that is no date
        for 1 January 1970, and knows no rows without an id.
        """
        asked = self.names if query.columns is None else query.columns
        if self.driver == "SQLite" and not self.has_ids:
            return False
        return not self.has_ids or not self.texts.isdisjoint(asked)

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
            self.texts if self.driver == "GPKG" else self.texts | {self.id_name},
            id_column=self.id_name,
            feature_ids=query.feature_ids,
            geometry_column=self.geometry_name,
            bbox=query.bbox,
        )
