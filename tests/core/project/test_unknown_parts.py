"""What nobody knows is kept at any level, and named."""

from gisapp.core.project.project_json import project_as_json
from gisapp.core.project.unknown_parts import unknown_parts, with_unknown_parts
from tests.projects import whole_project


def test_unknown_parts_are_kept_at_any_level() -> None:
    known = project_as_json(whole_project(), "/parks")
    old = project_as_json(whole_project(), "/parks")
    old["mood"] = {"calm": [1]}
    for place, key in (("layers", "glow"), ("sources", "hash"), ("bookmarks", "icon")):
        listed = old[place]
        assert isinstance(listed, list)
        listed[-1][key] = place
    layers = old["layers"]
    assert isinstance(layers, list)
    layers[1]["mapping"]["columns"][0]["note"] = "n"
    layers[1]["roles"][0]["since"] = 1
    assert with_unknown_parts(known, old) == old
    assert list(unknown_parts(known, old)) == [
        *("bookmarks.icon", "sources.hash", "layers.roles.since"),
        *("layers.mapping.columns.note", "layers.glow", "mood"),
    ]


def test_what_was_removed_stays_removed() -> None:
    old = {"layers": [{"id": "a", "glow": 1}, {"id": "b"}], "roles": [{"field": "x"}]}
    new = {"layers": [{"id": "b"}], "roles": []}
    assert with_unknown_parts(new, old) == new


def test_what_is_of_another_kind_now_is_replaced() -> None:
    assert with_unknown_parts({"a": {"b": 1}, "c": [1]}, {"a": [2], "c": {"d": 3}}) == {
        "a": {"b": 1},
        "c": [1],
    }
