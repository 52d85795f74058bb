"""What a window offers when it has started: what a crash left behind, or to go on as before."""

from functools import partial
from pathlib import Path

from gisapp.core.events import Observable
from gisapp.core.view_state import ViewState
from gisapp.session.messages import Message, MessageAction, Messages
from gisapp.session.project.projects import Projects
from gisapp.session.project.safe_copies import Autosaved
from gisapp.session.start.last_session import LastSession, LastTime
from gisapp.words import Words

_RECOVERY = "recovery"
_LAST_TIME = "last_time"
_MOST_NAMED = 2


class StartOffers:
    """Offers, in the message bar and for the home view; nothing is opened unasked.

    `recoverable` is what windows that crashed left behind, the newest first.
    """

    def __init__(
        self,
        view_state: ViewState,
        projects: Projects,
        last_session: LastSession,
        messages: Messages,
    ) -> None:
        self.recoverable: Observable[tuple[Autosaved, ...]] = Observable(())
        self._state = view_state
        self._projects = projects
        self._last_session = last_session
        self._messages = messages
        last_session.offer.changed.connect(lambda _: messages.answered.emit(_LAST_TIME))

    def tell(self) -> None:
        """Offer what there is, once the window is complete."""
        words = self._state.words.value
        offer = self._last_session.offer.value
        if offer is not None:
            action = MessageAction("home.go_on", self._last_session.go_on)
            sentence = words("message.last_time", names=names_of(offer, words))
            self._messages.emit(Message("info", sentence, about=_LAST_TIME, actions=(action,)))
        self._projects.find_autosaved(self._take)

    def restore(self, autosaved: Autosaved) -> None:
        """Go on with what a crash left behind."""
        self._forget(autosaved)
        self._projects.leave(partial(self._projects.recover, autosaved))

    def discard(self, autosaved: Autosaved) -> None:
        """Want nothing of what a crash left behind."""
        self._projects.discard(autosaved)
        self._forget(autosaved)

    def _take(self, found: tuple[Autosaved, ...]) -> None:
        self.recoverable.set(found)
        self._offer_newest()

    def _forget(self, autosaved: Autosaved) -> None:
        self.recoverable.set(tuple(each for each in self.recoverable.value if each != autosaved))
        self._messages.answered.emit(_RECOVERY)
        self._offer_newest()

    def _offer_newest(self) -> None:
        if not self.recoverable.value:
            return
        newest = self.recoverable.value[0]
        words = self._state.words.value
        sentence = words("message.recoverable", name=recovered_name(newest, words))
        actions = (
            MessageAction("home.restore", partial(self.restore, newest)),
            MessageAction("home.discard", partial(self.discard, newest)),
        )
        self._messages.emit(Message("warning", sentence, about=_RECOVERY, actions=actions))


def names_of(offer: LastTime, words: Words) -> str:
    """Return what was open last time: "plots.xlsx, firms.csv and 3 more"."""
    named = words("panel.list_separator").join(offer.names[:_MOST_NAMED])
    more = len(offer.names) - _MOST_NAMED
    return words("home.and_more_files", names=named, count=more) if more > 0 else named


def recovered_name(autosaved: Autosaved, words: Words) -> str:
    """Return what a crash left behind is called: its project's title or file, else its files."""
    project = autosaved.read.project
    if project.title or autosaved.path is not None:
        return project.title or (autosaved.path or Path()).stem
    sources = [Path(each.place).name for each in project.sources if each.place]
    return sources[0] if sources else words("home.unnamed")
