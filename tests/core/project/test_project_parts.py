"""Of a document that anybody may have written, what is sound becomes a project."""

from typing import Any

import pytest

from gisapp.core.layers.layer_style import PLAIN_STYLE, LayerStyle
from gisapp.core.layers.symbology import Method
from gisapp.core.project.project import PinnedSubject
from gisapp.core.project.project_json import project_as_json
from gisapp.core.project.project_parts import MOST_LAYERS, project_of_json
from tests.projects import STYLE, whole_project

NO_NUMBERS: tuple[object, ...] = ("NaN", True, [], {}, 10**400, -1, 1e300)


def document() -> dict[str, Any]:
    return dict(project_as_json(whole_project(), "/parks"))


def parts(made: dict[str, Any]) -> list[str]:
    """Return the places of what was not sound."""
    return [str(each.values["part"]) for each in project_of_json(made).problems]


def test_an_empty_document_is_an_empty_project() -> None:
    read = project_of_json({})
    assert not read.problems
    assert not read.project.sources
    assert not read.project.layers


@pytest.mark.parametrize("value", [1, "x", [], {}, None, True])
def test_a_part_of_another_type_is_left_out_and_the_others_come(value: object) -> None:
    whole = document()
    for key in whole:
        made = whole | {key: value}
        read = project_of_json(made)
        if key not in ("layers", "sources"):
            assert len(read.project.layers) == 4
        for problem in read.problems:
            assert str(problem.values["part"]).split("[")[0].split(".")[0] in (key, "layers")


@pytest.mark.parametrize("value", NO_NUMBERS)
def test_what_is_no_number_of_its_kind_is_told_and_left_out(value: object) -> None:
    made = document()
    made["layers"][1] |= {"opacity": value}
    made["view"] |= {"latitude": value if value != -1 else 91}
    read = project_of_json(made)
    assert parts(made) == ["layers[1].opacity", "view.latitude"]
    assert read.project.layers[1].opacity == 1.0
    assert read.project.layers[1].style == STYLE
    assert read.project.view is None


def test_what_has_an_id_twice_or_none_is_left_out() -> None:
    made = document()
    made["sources"].append(made["sources"][1])
    made["layers"] += [made["layers"][1], {"id": ""}, {"id": "x", "source": "nowhere"}, 7]
    codes = [each.code for each in project_of_json(made).problems]
    assert codes == [
        *("project.duplicate_id", "project.duplicate_id", "project.wrong_part"),
        *("project.no_such_source", "project.wrong_part"),
    ]
    assert len(project_of_json(made).project.layers) == 4


def test_tables_join_no_layer_that_is_not_there_nor_themselves() -> None:
    made = document()
    made["layers"][1]["joins"] = [
        {"table": table, "field": "a", "column": "b"} for table in ("plots", "gone", "firms")
    ]
    read = project_of_json(made)
    assert [each.table_id for each in read.project.layers[1].joins] == ["firms"]
    assert [each.code for each in read.problems] == ["project.no_such_table"]


def test_of_ten_thousand_layers_some_come_and_one_sentence_says_so() -> None:
    made = document()
    made["layers"] = [{"id": f"{n}", "source": "plots", "table": "a"} for n in range(10_000)]
    read = project_of_json(made)
    assert len(read.project.layers) == MOST_LAYERS
    assert [each.code for each in read.problems] == ["project.too_many"]


@pytest.mark.parametrize(
    "mapping", [[], "x", {"columns": 3}, {"columns": [{"sure": []}]}, {"parents": [{"by": "luck"}]}]
)
def test_a_mapping_that_is_none_is_left_out_and_the_layer_comes(mapping: object) -> None:
    made = document()
    made["layers"][1]["mapping"] = mapping
    read = project_of_json(made)
    assert read.project.layers[1].mapping is None
    assert [each.code for each in read.problems] == ["project.wrong_part"]


def test_a_datum_shift_has_three_parameters_or_seven() -> None:
    made = document()
    made["sources"][1]["read_as"]["datum_shift"] = [1, 2]
    assert parts(made) == ["sources[1].read_as.datum_shift"]
    made["sources"][1]["read_as"]["datum_shift"] = [1, 2, 10**400]
    assert parts(made) == ["sources[1].read_as.datum_shift"]


def test_projects_saved_before_there_were_styles_keep_their_colours() -> None:
    known: dict[Method | None, Method | None] = {
        "intervals": "pretty",
        "values": "values",
        None: None,
    }
    for method, expected in known.items():
        made = document()
        del made["layers"][1]["style"]
        made["layers"][1]["color"] = {"field": "面积", "method": method}
        read = project_of_json(made)
        assert not read.problems
        assert read.project.layers[1].style == LayerStyle("面积", expected)


def test_a_style_that_was_given_back_does_not_return() -> None:
    made = document()
    made["layers"][1] |= {"style": None, "color": None}
    assert project_of_json(made).project.layers[1].style == PLAIN_STYLE


def test_what_finds_no_subject_is_left_out_of_what_is_compared() -> None:
    stored = [{"layer": "plots"}, {"key": "a", "feature": "x", "chosen": 3}, 5]
    read = project_of_json({"compared": stored})
    assert read.project.compared == (PinnedSubject("", "a"),)
    assert read.problems
