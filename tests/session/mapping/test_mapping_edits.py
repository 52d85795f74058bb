"""What columns mean is proposed, taken in one step, undone, and known again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gisapp.core.layers.layer import Layer
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.session.mapping.proposals import Proposal, profiles_in
from gisapp.session.session import Session
from tests.plot_ledger import write_ledger

Finish = Callable[[], None]


def opened(session: Session, finish: Finish, path: Path) -> tuple[Layer, ...]:
    session.loader.open([str(path)])
    finish()
    layers = session.state.layers.layers
    return tuple(each for each in layers if each.origin.source == str(path))


def proposed(session: Session, finish: Finish, *layers: Layer) -> tuple[Proposal, ...]:
    found: list[tuple[Proposal, ...]] = []
    session.mapping_edits.propose(layers, found.append)
    finish()
    return found[0]


def test_several_tables_are_mapped_in_one_step(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    layers = opened(session, finish, write_ledger(tmp_path / "台账.xlsx"))
    proposals = proposed(session, finish, *layers)
    said = {each.layer.layer_id: each.mapping for each in proposals}
    remapped: list[str] = []
    session.state.layers.remapped.connect(remapped.append)
    session.mapping_edits.map(said, profiles_in(proposals))
    ids = [each.layer_id for each in layers]
    assert remapped == ids
    assert [session.state.layers[each].mapping for each in ids] == [*said.values()]
    session.history.undo()
    assert [session.state.layers[each].mapping for each in ids] == [None, None]
    assert proposed(session, finish, layers[0])[0].questions, "it is not remembered any more"
    session.history.redo()
    assert [session.state.layers[each].mapping for each in ids] == [*said.values()]


def test_what_was_said_is_proposed_for_another_file_with_these_headings(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    plots, _ = opened(session, finish, write_ledger(tmp_path / "2025.xlsx"))
    mapping = LayerMapping(kind="park", key="地块名称")
    session.mapping_edits.map({plots.layer_id: mapping}, {})
    session.mapping_edits.read_plain([plots.layer_id])
    assert session.state.layers[plots.layer_id].mapping is None
    assert proposed(session, finish, plots)[0].mapping.kind == "plot", "plain means forgotten"
    session.history.undo()
    later, _ = opened(session, finish, write_ledger(tmp_path / "2026.xlsx"))
    assert later.mapping is not None
    assert (later.mapping.kind, later.mapping.key) == (mapping.kind, mapping.key)
    assert later.mapping.period.iso == "2026", "the time of this file"


def test_a_layer_that_is_gone_is_left_alone(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    plots, _ = opened(session, finish, write_ledger(tmp_path / "台账.xlsx"))
    session.mapping_edits.map({plots.layer_id: LayerMapping(kind="plot")}, {})
    session.state.layers.remove(plots.layer_id)
    session.history.undo()
    session.mapping_edits.map({plots.layer_id: LayerMapping(kind="park")}, {})
    assert session.history.undoable.value is None


def test_all_tables_of_a_file_are_asked_about_at_once(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    plots, firms = opened(session, finish, write_ledger(tmp_path / "台账.xlsx"))
    asked: list[tuple[str, ...]] = []
    session.mapping_edits.asked.connect(asked.append)
    session.mapping_edits.ask(firms)
    assert asked == [(firms.layer_id, plots.layer_id)]
    assert session.mapping_edits.can_map(plots)
    assert not session.mapping_edits.can_map(replace(plots, identifiable=False))
