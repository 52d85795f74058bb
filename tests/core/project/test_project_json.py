"""A project becomes a document, as the published schema says, and a project again."""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from gisapp import paths
from gisapp.core.project.project import BasemapChoice, Project, ProjectSource
from gisapp.core.project.project_json import project_as_json
from gisapp.core.project.project_parts import project_of_json
from tests.projects import whole_project


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    schema = json.loads((paths.resources() / "gisapp-project.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return dict(schema)


def placeless(project: Project) -> Project:
    sources = tuple(replace(each, place="") for each in project.sources)
    return replace(project, sources=sources, facts=())


@pytest.mark.parametrize("project", [Project(), whole_project()])
def test_what_is_written_follows_the_schema_and_reads_the_same(
    schema: dict[str, Any], project: Project
) -> None:
    document = json.loads(json.dumps(project_as_json(project, "/parks"), allow_nan=False))
    jsonschema.validate(document, schema)
    read = project_of_json(document)
    assert not read.problems
    assert read.project == placeless(project)
    assert [each.absolute for each in read.facts] == list(project.facts)
    assert [each.chosen_roles for each in read.project.layers] == [
        each.chosen_roles for each in project.layers
    ]


def test_the_schema_lists_each_part_that_is_written(schema: dict[str, Any]) -> None:
    def check(document: object, part: dict[str, Any]) -> None:
        part = schema["$defs"][part["$ref"].split("/")[-1]] if "$ref" in part else part
        if "anyOf" in part:
            part = part["anyOf"][0]
            check(document, part)
        elif isinstance(document, dict):
            assert document.keys() <= part["properties"].keys()
            for key, value in document.items():
                check(value, part["properties"][key])
        elif isinstance(document, list):
            for each in document:
                check(each, part["items"])

    check(project_as_json(whole_project(), "/parks"), schema)


@pytest.mark.parametrize(
    ("part", "value"),
    [("version", "1"), ("layers", {}), ("view", {"longitude": 1}), ("format", "")],
)
def test_the_schema_refuses_what_is_something_else(
    schema: dict[str, Any], part: str, value: object
) -> None:
    document = project_as_json(whole_project(), "/parks") | {part: value}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)


def test_places_are_relative_where_near_and_absolute_beside() -> None:
    sources = project_as_json(whole_project(), "/parks/projects")["sources"]
    assert isinstance(sources, list)
    _, plots, _, server = sources
    assert (plots["path"], plots["absolute"]) == ("../data/地块.shp", "/parks/data/地块.shp")
    assert (server["path"], server["absolute"]) == ("", "")


def test_no_secret_is_written() -> None:
    secret = "https://li:geheim@data.example/a.zip?year=2025&access_token=8f3a"
    project = Project(sources=(ProjectSource("a", secret),))
    text = json.dumps(project_as_json(project, "/parks"))
    assert "geheim" not in text
    assert "8f3a" not in text
    assert "https://data.example/a.zip?year=2025" in text


def test_a_package_tells_nobody_where_its_files_lay() -> None:
    project = Project(
        sources=(ProjectSource("a", "/home/li/parks/plots.shp"),),
        basemap=BasemapChoice("file", "/home/li/parks/tiles.mbtiles"),
        is_package=True,
    )
    text = json.dumps(project_as_json(project, "/home/li/parks"))
    assert "li" not in text.replace("offline", "").replace("online", "")
    assert "tiles.mbtiles" in text
