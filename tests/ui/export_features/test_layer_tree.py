"""The tree says which layers and columns are ticked."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gisapp.ui.export_features.layer_tree import LayerTree
from gisapp.words import load_words
from tests.styled_layers import layer_of


def test_ticks_counts_and_marks(qtbot: QtBot, tmp_path: Path) -> None:
    layer = layer_of(tmp_path)
    tree = LayerTree([layer], load_words("zh"))
    qtbot.addWidget(tree)
    assert tree.ticked == {layer.layer_id}
    assert not tree.hidden
    top = tree.topLevelItem(0)
    assert top is not None
    size, name = top.child(1), top.child(2)
    assert size is not None
    assert name is not None
    assert top.isExpanded()
    with qtbot.waitSignal(tree.changed):
        size.setCheckState(0, Qt.CheckState.Unchecked)
    assert tree.hidden == {f"{layer.layer_id}/size"}
    tree.tick_all_fields(is_ticked=False)
    assert len(tree.hidden) == 3
    tree.show_counts({layer.layer_id: 1234})
    tree.mark({f"{layer.layer_id}/name"})
    assert (top.text(1), name.text(1)) == ("1,234", "可能是个人信息")
    top.setCheckState(0, Qt.CheckState.Unchecked)
    assert not tree.ticked
