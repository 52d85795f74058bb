"""A mapping comes back from its JSON as it was, and foreign JSON is refused."""

import json

import pytest

from gisapp.core.parks.facts import Period
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping, ParentMapping
from gisapp.core.parks.mapping.mapping_json import mapping_as_json, mapping_of_json

YEAR = Period("2024", "2024", "year", "stated")


def test_a_mapping_comes_back_as_it_was() -> None:
    mapping = LayerMapping(
        kind="plot",
        key="宗地编号",
        name_zh="名称",
        parents=(ParentMapping("park", "园区", "name"), ParentMapping("district", "", "place")),
        columns=(
            ColumnMapping("亩均税收", "tax_per_land", "1e4 CNY/mu", period=YEAR, sure=0.5),
            ColumnMapping("投产年", "production_date", calendar="minguo"),
        ),
        period=YEAR,
        documents=("照片",),
    )

    assert mapping_of_json(json.loads(json.dumps(mapping_as_json(mapping)))) == mapping


@pytest.mark.parametrize(
    "stored",
    [
        {"kind": 1},
        {"columns": "area"},
        {"columns": ["area"]},
        {"parents": [{"kind": "park", "by": "guess"}]},
        {"columns": [{"column": "年", "calendar": "lunar"}]},
        {"columns": [{"column": "年", "period": {"start": "soon"}}]},
        {"columns": [{"column": "年", "sure": float("nan")}]},
        {"columns": [{"column": "年", "sure": 10**400}]},
        {"period": "2024-13"},
        {"key": "\ud800"},
        {"documents": [{}]},
        {"columns": [{"column": "年"}, {"column": "年"}]},
        {"parents": [{"kind": "park", "by": "place"}] * 1000},
    ],
)
def test_other_json_is_refused(stored: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="is no"):
        mapping_of_json(stored)
