"""A few ways of colouring the layer that its data merit, a click each."""

from functools import partial

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.styles.suggestions import Suggestion
from gisapp.core.text.shortening import shortened
from gisapp.session.session import Session
from gisapp.ui.layers.suggestion_look import ICON_PX, hint_of, icon_of, is_taken, take, title_of
from gisapp.ui.style.styled_layer import StyledLayer
from gisapp.ui.widgets.color_dialog import palette_of
from gisapp.ui.widgets.flow_layout import FlowLayout
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.plain_text import in_menu, in_tooltip
from gisapp.ui.widgets.theme import Space

_HEIGHT_PX = 28
_SMALL_PX = 12
_LONGEST_TITLE = 28


class SuggestionsRow(QWidget):
    """Shows the suggestions for the layer whose style is looked at; hidden where there are none."""

    def __init__(self, session: Session, styled: StyledLayer) -> None:
        super().__init__()
        self.setObjectName("styleSuggestions")
        self._session = session
        self._styled = styled
        self._heading = plain_label("", muted=True, px=_SMALL_PX)
        self._flow = FlowLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._heading)
        column.addLayout(self._flow)
        self._said: object = None
        styled.changed.connect(lambda _: self.refresh())
        session.suggester.changed.connect(lambda _: self.refresh())
        session.state.words.changed.connect(lambda _: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Show what is suggested now, and ask for it where nobody looked yet."""
        layer = self._styled.layer
        if layer is None:
            self.setVisible(False)
            return
        self._session.suggester.ask(layer.layer_id)
        found = self._session.suggester.of(layer.layer_id)
        self.setVisible(bool(found))
        words = self._session.state.words.value
        said = (layer.layer_id, found, words.language, self.palette().window().color().name())
        if said != self._said:
            self._said = said
            self._fill(layer, found)
        for button, each in zip(self.buttons, found, strict=True):
            button.setChecked(is_taken(layer, each))

    @property
    def buttons(self) -> list[QPushButton]:
        """The button of each suggestion."""
        items = [self._flow.itemAt(place) for place in range(self._flow.count())]
        widgets = (item.widget() for item in items if item is not None)
        return [each for each in widgets if isinstance(each, QPushButton)]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.refresh()

    def _fill(self, layer: Layer, found: tuple[Suggestion, ...]) -> None:
        words = self._session.state.words.value
        self._heading.setText(words("style.suggestions"))
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for each in found:
            button = self._button(layer, each)
            self._flow.addWidget(button)
            button.show()
        self.updateGeometry()

    def _button(self, layer: Layer, suggestion: Suggestion) -> QPushButton:
        words = self._session.state.words.value
        title = title_of(layer, suggestion, self._session, words)
        hint = hint_of(suggestion, words)
        button = QPushButton(in_menu(shortened(title, _LONGEST_TITLE)))
        button.setObjectName("styleSuggestion")
        button.setCheckable(True)
        button.setIcon(icon_of(layer, suggestion, palette_of(self)))
        button.setIconSize(QSize(*ICON_PX))
        button.setMinimumHeight(_HEIGHT_PX)
        button.setToolTip(in_tooltip(f"{title}\n{hint}"))
        button.setAccessibleName(words("style.suggestion_spoken", title=title, hint=hint))
        # Stays pressed where the layer looks so already.
        button.clicked.connect(partial(button.setChecked, True))
        button.clicked.connect(lambda: take(layer.layer_id, suggestion, self._session))
        return button
