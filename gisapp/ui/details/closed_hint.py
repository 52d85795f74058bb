"""Says where to read on, when somebody clicks on the map while Details is closed."""

from gisapp.session.messages import Message, MessageAction
from gisapp.session.session import Session
from gisapp.ui.window.main_window import MainWindow

_ABOUT = "details"


class ClosedHint:
    """Tells it once each time that Details was closed: who closes it on purpose knows."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self._window = window
        self._session = session
        self._is_shown = window.panel_is_shown("details")
        self._has_told = False
        self._is_shown.changed.connect(self._follow)

    def tell(self, gesture: str) -> None:
        """Tell it, where the gesture is a click that hit something."""
        has_hit = self._session.state.selection.value.subject is not None
        if gesture != "click" or self._has_told or self._is_shown.value or not has_hit:
            return
        self._has_told = True
        action = MessageAction("details.show", lambda: self._window.show_panel("details"))
        sentence = self._session.state.words.value("details.closed")
        self._session.messages.emit(Message("info", sentence, about=_ABOUT, actions=(action,)))

    def _follow(self, is_shown: bool) -> None:
        if is_shown:
            self._has_told = False
            self._session.messages.answered.emit(_ABOUT)
