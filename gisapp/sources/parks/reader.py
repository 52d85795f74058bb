"""GeoPackages and workbooks of the park schema: layers and a dataset of facts.

A GeoPackage is read with sqlite3 and shapely alone, so that the first map need not wait for GDAL.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import SourceError
from gisapp.sources.file_state import FileState
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.parks.facts import FactReader
from gisapp.sources.parks.geometry import GEOMETRY_KINDS, read_shapes
from gisapp.sources.parks.layers import LayerPlan, layers_of
from gisapp.sources.parks.lists import (
    read_codes,
    read_expected,
    read_properties,
    read_relations,
    read_sources,
)
from gisapp.sources.parks.problems import Problems
from gisapp.sources.parks.rows import Table
from gisapp.sources.parks.subjects import KINDS, read_subjects
from gisapp.sources.parks.tables import COLUMNS, read_tables
from gisapp.sources.stand_ins.private_folder import readable_name


def open_park_dataset(request: OpenRequest) -> Iterator[OpenedSource]:
    """Read a file of the park schema in one step; errors as for `read_park_dataset`."""
    with FileState.of(request.path).kept():
        layers, dataset = read_park_dataset(
            request.path, layer=request.layer, read_as=request.read_as, progress=request.progress
        )
    yield OpenedSource(request.uri, layers, dataset)


def read_park_dataset(
    path: Path,
    *,
    group: str | None = None,
    layer: str | None = None,
    read_as: ReadAs = AS_STATED,
    progress: Progress = NO_PROGRESS,
) -> tuple[tuple[Layer, ...], ParkDataset]:
    """Read a GeoPackage or a workbook of the park schema.

    Parameters
    ----------
    path : Path
        The file; it is opened for reading only.
    group : str or None
        The group of its layers, which are then called by their kind alone; else the group is
        the file's name, and the layers are `<name>/<kind>`.
    layer : str or None
        A kind or a table: only its layers are returned. The dataset is whole.
    read_as : ReadAs
        What the user says, in place of what the file names.
    progress : Progress
        Asked all the time whether to stop.

    Returns
    -------
    layers, dataset
        Layers from bottom to top. What is wrong in the file is left out and named in
        `dataset.problems` and in each layer's origin.

    Raises
    ------
    SourceError
        The file cannot be read, or has no such layer.
    CrsError
        The CRS that the user names is not known.
    """
    problems = Problems(path.name)
    tables = _tables(path, problems, progress)
    codes = read_codes(tables["code"])
    subjects = read_subjects(tables, codes, problems)
    properties = read_properties(tables["property"], problems)
    sources = read_sources(tables["source"])
    expected = read_expected(tables["expected_property"], properties, problems)
    relations = read_relations(tables["relation"], subjects, codes, problems)
    facts = FactReader(subjects, properties, sources, codes, problems).read(tables["fact"])
    shapes = {name: read_shapes(tables[name], read_as, problems) for name in GEOMETRY_KINDS}
    dataset = ParkDataset(
        path=str(path),
        subjects=subjects,
        facts=facts,
        properties=properties,
        expected=expected,
        relations=relations,
        sources=sources,
        codes=codes,
        problems=tuple(problem.phrase for problem in problems.of_tables(*COLUMNS)),
    )
    # All layers name what is wrong in a table that makes none itself, or nobody would learn of it.
    with_layers = {each.table for each in subjects.values() if each.table in GEOMETRY_KINDS}
    without_layer = [name for name in COLUMNS if name not in with_layers]
    plan = LayerPlan(
        path=path,
        group=group or readable_name(path.stem),
        id_prefix="" if group else f"{readable_name(path.stem)}/",
        dataset=dataset,
        tables=tables,
        shapes=shapes,
        problems={name: problems.of_tables(name, *without_layer) for name in GEOMETRY_KINDS},
        read_as=read_as,
    )
    return _wanted(layers_of(plan), layer, path), dataset


def _tables(path: Path, problems: Problems, progress: Progress) -> Mapping[str, Table]:
    if path.suffix.lower() != ".xlsx":
        return read_tables(path, problems, progress)
    # What reads workbooks is not needed for the first map.
    from gisapp.sources.parks.workbook_tables import read_workbook_tables

    return read_workbook_tables(path, problems, progress)


def _wanted(layers: tuple[Layer, ...], name: str | None, path: Path) -> tuple[Layer, ...]:
    if name is None:
        return layers
    wanted = tuple(layer for layer in layers if layer.kind in KINDS.get(name, (name,)))
    if not wanted:
        names = ", ".join(layer.kind for layer in layers)
        code = "no_layer" if names else "no_layers"
        raise SourceError(code, path=path, layer=name, layers=names)
    return wanted
