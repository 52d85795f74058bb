"""Groups and features have titles in the user's language, or the best there is."""

from dataclasses import replace
from pathlib import Path

import shapely

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.names import feature_titles, group_title, has_names, names_of
from gisapp.core.text.bilingual import Bilingual
from gisapp.words import load_words
from tests.own_files import PLOTS, opened, write_plots
from tests.render.maps import RED, Names, layer

ENGLISH, CHINESE = load_words("en"), load_words("zh")
PLACES = layer(
    "point",
    [shapely.Point(x, 0) for x in range(3)],
    RED,
    names=[Bilingual("Changdong", "昌东"), Bilingual("", "义坊村"), Bilingual()],
)
REFS = [FeatureRef("layer", number) for number in (2, 0, 1)]


def test_groups_of_the_program_are_called_by_its_words() -> None:
    assert group_title("base", ENGLISH) == "Base map"
    assert group_title("base", CHINESE) != "Base map"


def test_a_files_name_stays_as_it_is_whatever_the_language() -> None:
    for name in ("parcels.gpkg", "规划 2024.shp", "layers.group.base", ""):
        assert group_title(name, ENGLISH) == group_title(name, CHINESE) == name


def test_features_are_called_in_the_users_language_or_the_other_one() -> None:
    assert feature_titles(PLACES, REFS[1:], ENGLISH) == ["Changdong", "义坊村"]
    assert feature_titles(PLACES, REFS[1:], CHINESE) == ["昌东", "义坊村"]


def test_a_feature_without_a_name_is_called_by_its_number() -> None:
    (title,) = feature_titles(PLACES, REFS[:1], ENGLISH)
    assert title == ENGLISH("panel.feature", number=2)
    assert "2" in title


def test_names_that_are_still_in_their_file_are_not_waited_for() -> None:
    class Far(Names):
        """Names that are still in their file."""

        @property
        def is_at_hand(self) -> bool:
            return False

    names = Far(dict.fromkeys(range(3), Bilingual("Changdong")))
    far = replace(PLACES, content=replace(PLACES.content, attributes=names))
    expected = [ENGLISH("panel.feature", number=ref.feature_id) for ref in REFS]
    assert feature_titles(far, REFS, ENGLISH) == expected


def test_no_features_have_no_titles() -> None:
    assert feature_titles(PLACES, [], ENGLISH) == []


def test_a_mapping_says_what_features_are_called_and_their_keys_stand_in(tmp_path: Path) -> None:
    layer = opened(write_plots(tmp_path)).layer("地块台账")
    by_park = replace(layer, mapping=replace(PLOTS, name_zh="园区", name_en="备注"))
    assert names_of(by_park, [3, 1]) == [Bilingual("", "南园"), Bilingual("临河", "北园")]
    assert names_of(by_park, []) == []
    only_keys = replace(layer, mapping=replace(PLOTS, key="备注", name_zh="没有"))
    assert has_names(only_keys)
    assert names_of(only_keys, [1])[0].zh == "一号"
