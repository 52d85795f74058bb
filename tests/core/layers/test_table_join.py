"""A table without coordinates gives its columns to the features of a layer."""

from pathlib import Path

from gisapp.core.layers.table_join import JoinKeys, guessed, may_be_joined, table_join
from tests.parks import embedded
from tests.plots_and_firms import opened, write_firms, write_plots

KEYS = JoinKeys("编号", "地块编号")


def test_keys_are_guessed_and_columns_become_attributes(tmp_path: Path) -> None:
    plots, firms = opened(write_plots(tmp_path)), opened(write_firms(tmp_path))
    keys = guessed(plots, firms)
    assert keys == KEYS
    made = table_join(plots, firms, keys)
    assert (made.match.features, made.match.repeated) == (2, 1)
    assert [made.row_ids[row] for row in made.match.unmatched] == [5]
    layer = made.joined()
    assert layer.attributes.record(2) == {
        "编号": "DK-002",
        "名称": "b",
        "企业": "乙",
        "产值（万元）": 30.0,
        "名称 (企业)": "二号",
    }
    assert layer.attributes.record(3)["企业"] is None
    assert layer.layer_id == plots.layer_id


def test_other_keys_may_be_chosen(tmp_path: Path) -> None:
    plots, firms = opened(write_plots(tmp_path)), opened(write_firms(tmp_path))
    assert table_join(plots, firms, JoinKeys("名称", "企业")).match.features == 0


def test_only_layers_with_features_of_their_own_take_a_table(tmp_path: Path) -> None:
    plots, firms = opened(write_plots(tmp_path)), opened(write_firms(tmp_path))
    parks, _ = embedded()
    assert may_be_joined(plots)
    assert not may_be_joined(firms)
    assert not any(map(may_be_joined, parks))
