"""What is picked: one layer, several, or groups."""

from gisapp.ui.layers.picked import Picked
from tests.core.layers.test_groups import one


def test_one_layer_is_the_one_that_commands_are_about() -> None:
    a, b = one("a", "file"), one("b", "file")
    assert Picked((a,)).layer is a
    assert Picked((a, b)).layer is None
    assert Picked((a,), ("file",)).layer is None, "a group of one layer is a group"
    assert Picked().layer is None
    assert Picked((a, b)).ids == ("a", "b")
