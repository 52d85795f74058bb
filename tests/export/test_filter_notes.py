"""An export says by what its layers are filtered, but nothing of columns that are taken out."""

from pathlib import Path

from gisapp.core.filters.layer_filter import AnyOf, LayerFilter, Matches, Near
from gisapp.core.own_parks.filtered import filtered
from gisapp.export.filter_notes import filter_notes
from gisapp.export.shown_content import ShownContent
from tests.export.plots import layer_of_plots


def test_each_condition_is_told_but_secret_ones(tmp_path: Path) -> None:
    plots = layer_of_plots(tmp_path, {"use": "M1", "owner": "Li"}, {"use": "M2", "owner": "Wu"})
    wanted = LayerFilter((AnyOf("use", ("M1",)), Matches("owner = Li")))
    few = filtered(plots, wanted)
    (note,) = filter_notes(ShownContent.of([few]))
    assert note.en == "plots, filtered: use: M1; owner = Li"
    assert note.zh == "plots，已筛选：use：M1; owner = Li"
    hidden = frozenset({f"{plots.layer_id}/owner"})
    (secret,) = filter_notes(ShownContent.of([few], hidden_fields=hidden))
    assert secret.en == "plots, filtered: use: M1"
    assert "owner" not in secret.zh


def test_a_layer_that_is_not_exported_is_not_named(tmp_path: Path) -> None:
    plots = layer_of_plots(tmp_path, {"use": "M1"})
    near = filtered(plots, LayerFilter((Near("secret", 5.0),)), others={"secret": plots.index})
    (note,) = filter_notes(ShownContent.of([near]))
    assert "secret" not in note.en
    assert "secret" not in note.zh
