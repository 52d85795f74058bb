"""Workbooks of the park schema open as its GeoPackages do."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from gisapp import paths
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.dossier import dossier_of
from gisapp.errors import SourceError
from gisapp.sources.open import open_source
from tests.park_workbooks import FACTS, FILLED, SITES, Records, write_park_workbook


def opened(path: Path) -> tuple[dict[str, Layer], ParkDataset]:
    found = open_source(str(path))
    assert found.dataset is not None
    return {layer.kind: layer for layer in found.layers}, found.dataset


def with_rows(folder: Path, tables: Mapping[str, Records]) -> ParkDataset:
    return opened(write_park_workbook(folder / "park.xlsx", {**FILLED, **tables}))[1]


def problems_of(dataset: ParkDataset) -> list[str]:
    return list(map(str, dataset.problems))


def test_what_is_filled_in_has_a_dossier_and_a_place(tmp_path: Path) -> None:
    layers, dataset = opened(write_park_workbook(tmp_path / "park.xlsx"))
    assert problems_of(dataset) == []
    assert layers["park"].origin.crs == "EPSG:4490"
    assert not layers["park"].geometry.is_missing.any()
    assert layers["plot"].geometry.is_missing.all()
    dossier = dossier_of(dataset, "my-park")
    assert dossier.subject.name.zh == "我的园区"
    (fact,) = dataset.facts
    assert (fact.value, fact.unit, fact.locator) == (2_150_000, "m2", "p. 12")
    assert dataset.sources[fact.source_id].title.zh == "总体规划"
    assert dataset.subjects["plot-1"].parent_uid == "my-park"
    assert dossier.not_stated


@pytest.mark.parametrize("suffix", ["xlsx", "gpkg"])
def test_the_empty_template_opens_without_a_problem(suffix: str) -> None:
    found = open_source(str(paths.geodata() / "template" / f"new-park.{suffix}"))
    assert found.layers == ()
    assert found.dataset is not None
    assert problems_of(found.dataset) == []
    assert found.dataset.properties["land_area"].unit == "m2"


def test_rows_that_are_wrong_are_named_by_their_number_and_left_out(tmp_path: Path) -> None:
    bad = {**FACTS[0], "fact_id": "F002", "unit": "acre-feet"}
    nobody = {**FACTS[0], "fact_id": "F003", "subject_uid": "nobody"}
    dataset = with_rows(tmp_path, {"fact": (*FACTS, bad, nobody)})
    assert [fact.fact_id for fact in dataset.facts] == ["F001"]
    first, second = problems_of(dataset)
    assert "row 3 (F002)" in first
    assert "acre-feet" in first
    assert "row 4 (F003)" in second


def test_a_place_that_cannot_be_read_leaves_its_row_to_be_read(tmp_path: Path) -> None:
    sites = ({**SITES[0], "wkt": "POLYGON ((116 28"}, SITES[1])
    firms: Records = ({"uid": "firm", "name_zh": "企业", "lon": 116.05, "lat": 28.05},)
    layers, dataset = opened(
        write_park_workbook(tmp_path / "park.xlsx", {**FILLED, "site": sites, "enterprise": firms})
    )
    (problem,) = problems_of(dataset)
    assert "my-park" in problem
    assert layers["park"].geometry.is_missing.all()
    assert not layers["enterprise"].geometry.is_missing.any()
    assert dataset.facts


def test_a_damaged_workbook_is_one_sentence(tmp_path: Path) -> None:
    path = write_park_workbook(tmp_path / "park.xlsx")
    whole = path.read_bytes()
    for share in (0.2, 0.5, 0.9):
        path.write_bytes(whole[: round(len(whole) * share)])
        with pytest.raises(SourceError):
            open_source(str(path))
