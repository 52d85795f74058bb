"""What a user chose for a layer counts for the one that takes its place."""

import math
from dataclasses import replace

from gisapp.core.layers.choices import LayerChoices, renamed
from gisapp.core.text.bilingual import Bilingual
from tests.core.layers.test_groups import LAND, one


def test_all_that_was_chosen_is_on_the_other_layer() -> None:
    shown = replace(
        renamed(one("a", "file"), Bilingual("Wells")),
        own_group=LAND,
        visible=False,
        opacity=0.4,
        finest=2.0,
        coarsest=9.0,
        chosen_roles={"no": "code"},
    )
    now = LayerChoices.of(shown).on(one("b", "other"))
    assert (now.layer_id, now.group, now.source_name) == ("b", "other", Bilingual("b"))
    assert (now.name, now.own_group, now.visible) == (Bilingual("Wells"), LAND, False)
    assert (now.opacity, now.finest, now.coarsest) == (0.4, 2.0, 9.0)
    assert now.chosen_roles == {"no": "code"}


def test_what_was_not_chosen_is_the_sources_own() -> None:
    plain = LayerChoices.of(one("a", "file")).on(one("b", "other"))
    assert (plain.name, plain.source_name, plain.coarsest) == (Bilingual("b"), None, math.inf)


def test_the_name_of_the_source_comes_back() -> None:
    named = renamed(renamed(one("a", "file"), Bilingual("x")), Bilingual("y"))
    assert (named.name.en, named.source_name) == ("y", Bilingual("a"))
    assert renamed(named, None).name == Bilingual("a")
    assert renamed(named, Bilingual("a")).source_name is None
