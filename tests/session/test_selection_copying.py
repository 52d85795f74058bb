"""Selected features of several layers become one table."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from gisapp.core.layers.layer import Layer
from gisapp.export.clipboard_table import ClipboardTable
from gisapp.session.messages import Message
from gisapp.session.selection_copying import CopiedLayer
from gisapp.session.session import Session
from gisapp.session.table.row_copying import MOST_COPIED

Finish = Callable[[], None]


def opened(session: Session, finish: Finish, folder: Path) -> list[Layer]:
    """Return two layers that have but one column in common."""
    plots, roads = folder / "plots.csv", folder / "roads.csv"
    plots.write_text("id,area\n007,1\n9007199254740993,2.5\n")
    roads.write_text("id,name\nR1,=1+1\n")
    session.loader.open([str(plots), str(roads)])
    finish()
    layers = {layer.layer_id.split("/")[0]: layer for layer in session.state.layers.layers}
    return [layers["plots"], layers["roads"]]


def copied_layer(layer: Layer, *columns: str) -> CopiedLayer:
    ids = layer.geometry.feature_ids[::-1]
    return CopiedLayer(layer, layer.name.in_language("en"), ids, columns, columns)


def test_layers_share_the_columns_of_one_heading(
    session: Session, messages: list[Message], finish: Finish, tmp_path: Path
) -> None:
    plots, roads = opened(session, finish, tmp_path)
    copied: list[ClipboardTable] = []
    session.selection_copier.copied.connect(copied.append)
    two = [copied_layer(plots, "id", "area"), copied_layer(roads, "id", "name")]
    session.selection_copier.copy(two)
    finish()
    assert copied[-1].text == (
        "Layer\tid\tarea\tname\n"
        "plots\t007\t1\t\n"
        "plots\t9007199254740993\t2.5\t\n"
        "roads\tR1\t\t'=1+1\n"
    )
    assert "3 rows" in messages[-1].sentence
    session.selection_copier.copy(two[:1])
    finish()
    assert copied[-1].text.startswith("id\tarea\n007\t1\n")


def test_columns_of_one_heading_in_one_layer_stay_two(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    plots, _ = opened(session, finish, tmp_path)
    copied: list[ClipboardTable] = []
    session.selection_copier.copied.connect(copied.append)
    ids = plots.geometry.feature_ids
    session.selection_copier.copy([CopiedLayer(plots, "", ids, ("id", "area"), ("x", "x"))])
    finish()
    assert copied[-1].text.startswith("x\tx\n007\t1\n")


def test_too_many_are_refused_with_what_to_do_instead(
    session: Session, messages: list[Message], finish: Finish, tmp_path: Path
) -> None:
    plots, _ = opened(session, finish, tmp_path)
    many = CopiedLayer(plots, "", np.arange(MOST_COPIED + 1), ("id",), ("id",))
    session.selection_copier.copy([many])
    assert "Export them as a file" in messages[-1].sentence
