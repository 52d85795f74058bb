"""A file whose headings are known is offered to be understood; one known before is, at once."""

from collections.abc import Callable
from pathlib import Path

from gisapp.core.layers.layer import Layer
from gisapp.session.mapping.proposals import profiles_in
from gisapp.session.messages import Message
from gisapp.session.session import Session
from gisapp.words import load_words
from tests.plot_ledger import PLOTS, write_ledger
from tests.session.mapping.test_mapping_edits import opened, proposed
from tests.vector_files import BOX, write

Finish = Callable[[], None]
MANY = [(f"DK-{n:02}", f"{n}号地块", "青山湖高新产业园", 15 + n, 300 + n, 12) for n in range(20)]


def told(messages: list[Message]) -> Message:
    """Return the one message that is about what columns mean."""
    ours = {"message.say_columns", "message.change_mapping"}
    (found,) = (each for each in messages if ours & {action.code for action in each.actions})
    messages.clear()
    return found


def mapped(session: Session, finish: Finish, path: Path) -> Layer:
    """Open a ledger and say what its plots mean, as guessed."""
    plots, _ = opened(session, finish, path)
    proposals = proposed(session, finish, plots)
    mappings = {plots.layer_id: proposals[0].mapping}
    session.mapping_edits.map(mappings, profiles_in(proposals))
    return plots


def test_recognised_headings_are_offered_in_one_sentence_for_the_whole_file(
    session: Session, finish: Finish, tmp_path: Path, messages: list[Message]
) -> None:
    plots, firms = opened(session, finish, write_ledger(tmp_path / "台账.xlsx"))
    message = told(messages)
    assert message.sentence == (
        "台账.xlsx looks like a list of plots and enterprises: say what its columns mean."
    )
    assert plots.mapping is None
    asked: list[tuple[str, ...]] = []
    session.mapping_edits.asked.connect(asked.append)
    message.actions[0].run()
    assert asked == [(plots.layer_id, firms.layer_id)]


def test_an_offer_stays_until_the_file_is_mapped_or_closed(
    session: Session, finish: Finish, tmp_path: Path, messages: list[Message]
) -> None:
    taken_back: list[str] = []
    session.messages.answered.connect(taken_back.append)
    plots, firms = opened(session, finish, write_ledger(tmp_path / "closed.xlsx"))
    offer = told(messages)
    assert offer.is_offer
    taken_back.clear()
    session.edits.remove(firms.layer_id)
    assert taken_back == []
    session.edits.remove(plots.layer_id)
    assert taken_back == [offer.about]
    plots, _ = opened(session, finish, write_ledger(tmp_path / "mapped.xlsx"))
    taken_back.clear()
    session.mapping_edits.map({plots.layer_id: proposed(session, finish, plots)[0].mapping}, {})
    assert taken_back == [offer.about]


def test_the_next_delivery_is_understood_at_once_and_can_be_read_plainly(
    session: Session, finish: Finish, tmp_path: Path, messages: list[Message]
) -> None:
    first = mapped(session, finish, write_ledger(tmp_path / "2025.xlsx", MANY))
    messages.clear()
    plots, _ = opened(session, finish, write_ledger(tmp_path / "2026.xlsx", MANY[3:]))
    before = session.state.layers[first.layer_id].mapping
    assert before is not None
    assert plots.mapping is not None
    assert plots.mapping.columns == before.columns
    assert (before.period.iso, plots.mapping.period.iso) == ("2025", "2026")
    (message,) = (each for each in messages if each.about == "message.mapped_as_last_time")
    assert message.sentence.startswith("2026.xlsx is a list of plots with the columns of last")
    messages.remove(message)
    assert told(messages).sentence.startswith("2026.xlsx looks like a list of enterprises")
    change, plain = message.actions
    asked: list[tuple[str, ...]] = []
    session.mapping_edits.asked.connect(asked.append)
    change.run()
    assert asked[0][0] == plots.layer_id
    plain.run()
    assert session.state.layers[plots.layer_id].mapping is None
    assert session.state.layers[first.layer_id].mapping is not None


def test_files_of_one_shape_that_are_open_need_to_be_understood_once(
    session: Session, finish: Finish, tmp_path: Path, messages: list[Message]
) -> None:
    years = ("2024", "2025", "2026")
    files = [opened(session, finish, write_ledger(tmp_path / f"{y}.xlsx", MANY)) for y in years]
    messages.clear()
    plots = [each for each, _ in files]
    mapping = proposed(session, finish, plots[1])[0].mapping
    session.mapping_edits.map({plots[1].layer_id: mapping}, {})
    finish()
    now = [session.state.layers[each.layer_id].mapping for each in plots]
    assert [each.period.iso for each in now if each is not None] == list(years)
    assert all(each.mapping is None for _, each in files), "other columns are another shape"
    assert told(messages).actions[0].code == "message.change_mapping"


def test_swapped_columns_are_not_applied_but_asked_about(
    session: Session, finish: Finish, tmp_path: Path, messages: list[Message]
) -> None:
    mapped(session, finish, write_ledger(tmp_path / "2025.xlsx", MANY))
    messages.clear()
    swapped = [(park, name, code, *rest) for code, name, park, *rest in MANY]
    plots, _ = opened(session, finish, write_ledger(tmp_path / "2026.xlsx", swapped))
    assert plots.mapping is None
    message = told(messages)
    assert "other things stand below 地块编号, 所属园区" in message.sentence
    assert [action.code for action in message.actions] == ["message.say_columns"]
    assert list(proposed(session, finish, plots)[0].questions) == ["地块编号", "所属园区"]


def test_files_that_come_together_are_offered_in_one_sentence(
    session: Session, finish: Finish, tmp_path: Path, messages: list[Message]
) -> None:
    paths = [write_ledger(tmp_path / name) for name in ("plots.xlsx", "more.xlsx")]
    session.loader.open([str(path) for path in paths])
    finish()
    message = [each for each in messages if each.about == "message.looks_like"][-1]
    assert message.sentence.endswith(
        " look like lists of plots and enterprises: say what their columns mean."
    )
    asked: list[tuple[str, ...]] = []
    session.mapping_edits.asked.connect(asked.append)
    message.actions[0].run()
    assert set(asked[0]) == {each.layer_id for each in session.state.layers.layers}

    opened(session, finish, write_ledger(tmp_path / "later.xlsx"))
    assert messages[-1].sentence.startswith("later.xlsx looks like a list of plots")


def test_it_is_said_in_the_language_of_the_user(
    session: Session, finish: Finish, tmp_path: Path, messages: list[Message]
) -> None:
    session.state.words.set(load_words("zh"))
    opened(session, finish, write_ledger(tmp_path / "台账.xlsx", PLOTS))
    assert "台账.xlsx 看起来是地块和企业清单：请说明各列的含义。" in [
        each.sentence for each in messages
    ]


def test_headings_that_say_nothing_are_left_alone(
    session: Session, finish: Finish, tmp_path: Path, messages: list[Message]
) -> None:
    path = write(tmp_path / "boxes.gpkg", [BOX])
    opened(session, finish, path)
    assert messages == []
