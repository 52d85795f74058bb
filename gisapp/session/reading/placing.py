"""Layers of which nobody knows where they lie: who asks the user, and what comes of the answer."""

from functools import partial
from pathlib import Path

from gisapp.core.events import Event
from gisapp.core.view_state import ViewState
from gisapp.session.loading import SourceLoader
from gisapp.session.messages import Message, MessageAction, Messages
from gisapp.session.opened_files import OpenedFiles, Opening
from gisapp.session.reading_memory import ReadingMemory
from gisapp.session.reloading import Reloader
from gisapp.session.unplaced import Unplaced
from gisapp.sources.open_request import Said
from gisapp.sources.source_name import file_and_layer
from gisapp.sources.stand_ins.private_folder import readable_name


class Placing:
    """Has the user asked where tables without a CRS lie, and opens them there.

    `asked` emits what the user shall be asked about: at once where something comes so, and again
    from the message that stays. `asked_of_layer` emits the id of a layer on the map that the user
    wants to be asked about.
    """

    def __init__(
        self,
        view_state: ViewState,
        files: OpenedFiles,
        memory: ReadingMemory,
        loader: SourceLoader,
        reloader: Reloader,
        messages: Messages,
    ) -> None:
        self.asked: Event[Unplaced] = Event()
        self.asked_of_layer: Event[str] = Event()
        self._state = view_state
        self._files = files
        self._memory = memory
        self._loader = loader
        self._reloader = reloader
        self._messages = messages
        loader.came_unplaced.connect(self._ask)

    def open_as(self, unplaced: Unplaced, said: Said) -> None:
        """Open a source, or what was left out of it, as the user says now.

        Parameters
        ----------
        unplaced : Unplaced
            What was asked about.
        said : mapping
            How to read some of its tables, by their identity.
        """
        self._messages.answered.emit(file_and_layer(unplaced.uri)[0])
        opening = self._files.as_opened(Opening.of(unplaced.uri))
        if self._files.ids_of(opening):
            self._memory.say(said)
            self._reloader.read_again(opening, said=said)
        else:
            self._loader.open([unplaced.uri], said=said)

    def ask_of(self, layer_id: str) -> None:
        """Have the user asked about a layer, unless it is gone."""
        if layer_id in self._state.layers:
            self.asked_of_layer.emit(layer_id)

    def _ask(self, unplaced: Unplaced) -> None:
        words, tables = self._state.words.value, unplaced.tables
        name = readable_name(Path(unplaced.uri).name)
        code = "message.unplaced" if len(tables) == 1 else "message.several_unplaced"
        sentence = words(code, name=name, count=len(tables), layer=tables[0].layer)
        ask = MessageAction("message.choose_place", partial(self.asked.emit, unplaced))
        # Of the whole source, so that this question stands before all else that is said of it.
        about = file_and_layer(unplaced.uri)[0]
        self._messages.emit(Message("warning", sentence, about=about, actions=(ask,)))
        self.asked.emit(unplaced)
