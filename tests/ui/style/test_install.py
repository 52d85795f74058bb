"""The style panel in the window: made when it is first shown, beside the details."""

from PySide6.QtWidgets import QMenu

from gisapp.core.layers.layer_style import PLAIN_STYLE
from gisapp.ui.style.panel import StylePanel
from gisapp.ui.window.main_window import MainWindow


def test_it_is_made_when_it_is_first_shown(window: MainWindow) -> None:
    assert window.findChild(StylePanel) is None
    layers = window.session.state.layers
    top = next(each for each in reversed(layers.visible) if each.identifiable)
    window.commands["style_layer"].trigger()
    panel = window.findChild(StylePanel)
    assert panel is not None
    assert panel.layer_choice.code == top.layer_id
    assert panel.isVisible()
    window.commands["show_style"].trigger()
    assert not panel.isVisible()


def test_the_menu_of_the_style_resets_it(window: MainWindow) -> None:
    session = window.session
    layer = next(each for each in session.state.layers.layers if each.identifiable)
    session.state.picked_layer.set(layer.layer_id)
    window.commands["style_layer"].trigger()
    panel = window.findChild(StylePanel)
    assert panel is not None
    panel.symbol.width_px.setValue(7)
    panel.more.click()
    [menu] = window.findChildren(QMenu, "styleMenu")
    assert "Copy style" in [each.text() for each in menu.actions()]
    menu.close()
    window.commands["reset_style"].trigger()
    assert session.state.layers[layer.layer_id].style == PLAIN_STYLE
