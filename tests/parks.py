"""The embedded data, opened once, and facts made by hand, for tests of parks."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from shutil import copyfile

from gisapp import paths
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.facts import Fact, Period
from gisapp.core.text.bilingual import Bilingual
from gisapp.sources.embedded import open_embedded

EMBEDDED = paths.geodata() / "qingshanhu.gpkg"


@cache
def embedded() -> tuple[tuple[Layer, ...], ParkDataset]:
    """Return the layers and the facts that the window opens on; both are frozen."""
    opened = open_embedded()
    assert opened.dataset is not None
    return opened.layers, opened.dataset


def changed_copy(folder: Path, *statements: str, parameters: Sequence[object] = ()) -> Path:
    """Return a copy of the embedded GeoPackage after some SQL; each takes all `parameters`."""
    path = folder / "planner.gpkg"
    copyfile(EMBEDDED, path)
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            # They keep the R-tree up to date with functions that only GDAL brings along.
            connection.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            connection.execute(statement, parameters)
        connection.commit()
    return path


def stated(
    value: float | None = None,
    unit: str = "count",
    *,
    fact_id: str = "T1",
    subject: str = "a",
    code: str = "planned_area",
    qualifier: str = "eq",
    kind: str = "observed",
    year: str = "2017",
    year_basis: str = "stated",
    basis: str = "none",
    confidence: str = "clear",
    source: str = "S1",
    text: str = "",
) -> Fact:
    """Return a fact without any doubt but those that are asked for."""
    period = Period(year, year, "year", year_basis) if year else Period()
    return Fact(
        fact_id=fact_id,
        subject_uid=subject,
        property_code=code,
        value=value,
        text=Bilingual(text, text),
        unit=unit,
        qualifier=qualifier,
        kind=kind,
        period=period,
        basis=basis,
        confidence=confidence,
        note=Bilingual(),
        source_id=source,
        locator="",
    )
