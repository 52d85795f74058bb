"""A saved mapping is read; anything else is one sentence."""

import json
from pathlib import Path

import pytest

from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.parks.mapping.mapping_json import mapping_as_json
from gisapp.errors import SourceError
from gisapp.sources.parks.mapping_file import mapping_for, read_mappings

PLOTS = LayerMapping("plot", columns=(ColumnMapping("no", "plot_code"), ColumnMapping("of")))
FIRMS = LayerMapping("enterprise", columns=(ColumnMapping("name", "enterprise_name"),))


def saved(path: Path, *tables: object) -> Path:
    path.write_text(json.dumps(tables[0] if len(tables) == 1 else tables), encoding="utf-8")
    return path


def test_the_mapping_of_most_columns_is_meant(tmp_path: Path) -> None:
    tables = [
        {"layer": "firms", **mapping_as_json(FIRMS)},
        {"layer": "plots", **mapping_as_json(PLOTS)},
    ]
    read = read_mappings(saved(tmp_path / "m.json", *tables))
    assert mapping_for(read, "other", ["no", "of"]) == PLOTS
    assert mapping_for(read, "firms", ["none"]) == FIRMS


def test_one_table_needs_no_list(tmp_path: Path) -> None:
    read = read_mappings(saved(tmp_path / "m.json", mapping_as_json(PLOTS)))
    assert [each.mapping for each in read] == [PLOTS]


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", "{}", '{"columns": 3}', "[" * 100_000, '"text"', "[]", "null"]
)
def test_anything_else_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "m.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as failure:
        read_mappings(path)
    assert failure.value.code == "no_mapping"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as failure:
        read_mappings(tmp_path / "m.json")
    assert failure.value.code == "not_there"


def test_what_is_no_file_is_not_waited_for() -> None:
    with pytest.raises(SourceError) as failure:
        read_mappings(Path("/dev/zero"))
    assert failure.value.code == "no_file"
