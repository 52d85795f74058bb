"""Notes are undone, and come back with the project."""

from collections.abc import Callable
from pathlib import Path

from gisapp.core.layers.layer import FeatureRef
from gisapp.session.session import Session
from tests.own_files import PLOTS, write_plots

Finish = Callable[[], None]


def test_a_note_is_undone_and_kept_by_key(session: Session, finish: Finish, tmp_path: Path) -> None:
    session.loader.open([str(write_plots(tmp_path))])
    finish()
    layer = next(each for each in session.tables.layers if each.dataset is None)
    session.state.layers.map(layer.layer_id, PLOTS)
    finish()
    ref = FeatureRef(layer.layer_id, int(layer.geometry.feature_ids[0]))
    key = layer.attributes.record(ref.feature_id)["编号"]
    session.notes.note(ref, "ask the owner")
    assert session.state.layers[layer.layer_id].notes.by_key == {key: "ask the owner"}
    session.history.undo()
    assert session.notes.of(ref) == ""
    session.history.redo()
    path = tmp_path / "p.gisapp"
    session.projects.save_as(path)
    finish()
    session.state.layers.remove(layer.layer_id)
    session.projects.open(path)
    finish()
    (back,) = (each for each in session.tables.layers if each.dataset is None)
    assert session.notes.of(FeatureRef(back.layer_id, ref.feature_id)) == "ask the owner"
