"""Several layers are taken away and come back together, and the user may take it back at once."""

import pytest

from gisapp.core.layers.groups import group_of
from gisapp.core.layers.layer import Layer
from gisapp.session.messages import Message
from gisapp.session.session import Session
from tests.core.layers.test_groups import LAND, one


@pytest.fixture
def grown(session: Session) -> Session:
    session.state.layers.add(*(one(each, "file") for each in "abc"), one("d", "x", LAND))
    return session


def order(session: Session) -> list[str]:
    return [each.layer_id for each in session.state.layers.layers]


def test_several_layers_are_one_step_and_come_back_to_their_places(grown: Session) -> None:
    before, heard = grown.state.layers.layers, list[tuple[Layer, ...]]()
    grown.state.layers.changed.connect(heard.append)
    grown.edits.remove("a", "c", "d")
    assert order(grown)[-1] == "b"
    assert len(heard) == 1, "who follows the layers does so once"
    grown.history.undo()
    assert grown.state.layers.layers == before
    assert group_of(grown.state.layers["d"]) == LAND
    grown.history.redo()
    assert order(grown)[-1] == "b"
    assert grown.edits.remove("a") is None, "it is gone"


def test_the_user_is_told_and_may_take_it_back(grown: Session, messages: list[Message]) -> None:
    answered: list[str] = []
    grown.messages.answered.connect(answered.append)
    grown.edits.remove_and_tell("a", "b", "c")
    [message] = messages
    assert message.sentence == "file was removed from the map."
    [undo] = message.actions
    assert undo.code == "message.undo"
    undo.run()
    assert order(grown)[-4:] == ["a", "b", "c", "d"]
    assert answered == [message.about], "what is taken back is no news any more"


def test_the_offer_goes_with_the_next_step(grown: Session, messages: list[Message]) -> None:
    answered: list[str] = []
    grown.messages.answered.connect(answered.append)
    grown.edits.remove_and_tell("a")
    grown.edits.show("b", visible=False)
    assert answered == [messages[0].about], "undo would be about the other step"
