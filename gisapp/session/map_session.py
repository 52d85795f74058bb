"""What stands behind a map that is seen and looked around in: all that a first frame needs."""

from dataclasses import dataclass

from gisapp.core.space.viewport import Viewport
from gisapp.core.view_state import ViewState
from gisapp.session.embedded import EmbeddedData
from gisapp.session.frame_view import FrameView
from gisapp.session.history import History
from gisapp.session.messages import Messages
from gisapp.session.navigation import Navigation
from gisapp.session.preferences import remembered_language, remembered_units
from gisapp.session.selecting import Selector
from gisapp.session.settings import Settings
from gisapp.words import Language, load_words

SIZE_BEFORE_LAYOUT_PX = (1000, 700)
"""The size of the map as long as no canvas shows it."""


@dataclass(frozen=True)
class MapSession:
    """The part of a session that is there from the beginning.

    `messages` emits all that the user should know: what came of a command, and what failed.
    """

    state: ViewState
    settings: Settings
    navigation: Navigation
    selector: Selector
    messages: Messages
    frames: FrameView
    history: History
    embedded: EmbeddedData

    @property
    def is_stuck(self) -> bool:
        """True if workers wait for what may never answer."""
        return False

    def close(self) -> None:
        """Drop all work and wait until the workers have ended."""
        self.frames.close()


def make_map_session(settings: Settings, language: Language | None = None) -> MapSession:
    """Return a session without layers, in the user's language and units.

    Parameters
    ----------
    settings : Settings
        What is remembered of the last start; the session's owner writes them back.
    language : "en", "zh" or None
        Goes before the language of the last start.
    """
    spoken = remembered_language(settings, language)
    units = remembered_units(settings, spoken)
    state = ViewState(Viewport(0, 0, 1, *SIZE_BEFORE_LAYOUT_PX), load_words(spoken), units)
    navigation, history = Navigation(state), History()
    return MapSession(
        state=state,
        settings=settings,
        navigation=navigation,
        selector=Selector(state, navigation),
        messages=Messages(),
        frames=FrameView(state),
        history=history,
        embedded=EmbeddedData(state, navigation, history),
    )
