"""Says of files that have come that their columns are known, or that they could be."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from gisapp.core.layers.layer import Layer
from gisapp.core.view_state import ViewState
from gisapp.errors import SourceError
from gisapp.session.mapping.mapping_edits import MappingEdits
from gisapp.session.mapping.mapping_memory import Recognised
from gisapp.session.messages import Message, MessageAction, Messages
from gisapp.session.source_problems import problem_lines
from gisapp.session.tasks import Task, Tasks
from gisapp.sources.stand_ins.private_folder import readable_name

MOST_ROWS = 200_000
"""Of larger tables nobody reads the rows unasked."""
_MOST_NAMED = 3
_LIKELY = "message.looks_like"
_KNOWN = "message.mapped_as_last_time"
_ALIKE = "message.mapped_alike"
_DOUBTFUL = "message.mapped_otherwise"


class MappingOffers:
    """Applies what was said of a shape before, else offers to say what columns mean.

    One message is about all files that come together. An offer stays until it is answered, or until
    one of its layers has a meaning or none is left.
    """

    def __init__(
        self, view_state: ViewState, tasks: Tasks, messages: Messages, edits: MappingEdits
    ) -> None:
        self._state = view_state
        self._tasks = tasks
        self._messages = messages
        self._edits = edits
        self._together: dict[str, list[Recognised]] = {}
        self._offered: dict[str, tuple[str, ...]] = {}
        tasks.ended.connect(self._note_end)
        edits.known_now.connect(partial(self.tell, known=_ALIKE))
        view_state.layers.changed.connect(lambda _: self._withdraw())
        view_state.layers.remapped.connect(lambda _: self._withdraw())

    def tell(self, layer_ids: Sequence[str], known: str = _KNOWN) -> None:
        """Look at layers that have come just now, or whose columns have become known.

        Parameters
        ----------
        known : str
            What is said of those whose columns are known.
        """
        layers = [each for each in self._state.layers.present(layer_ids) if self._is_open(each)]
        if layers:
            title = self._state.words.value("mapping.looking")
            self._tasks.run(title, partial(self._look, layers), partial(self._take, known))

    def _is_open(self, layer: Layer) -> bool:
        is_small = 0 < layer.feature_count <= MOST_ROWS
        return is_small and layer.mapping is None and self._edits.can_map(layer)

    def _look(self, layers: Sequence[Layer], task: Task) -> list[Recognised]:
        try:
            looks = [self._edits.recognised(layer, task.progress) for layer in layers]
        except SourceError:
            # The failure is said where the values themselves are wanted.
            return []
        return [each for each in looks if each is not None]

    def _note_end(self, _: Task) -> None:
        if not self._tasks.running:
            self._together.clear()

    def _take(self, known: str, looks: list[Recognised]) -> None:
        layers = self._state.layers
        here = [each for each in looks if each.layer_id in layers]
        left = [each for each in here if layers[each.layer_id].mapping is None]
        doubtful = [each for each in left if each.doubtful]
        sound = [each for each in left if each.is_known and not each.doubtful]
        for each in sound:
            # As it was the last time: no edit, like all that opening brings.
            layers.map(each.layer_id, each.mapping)
        likely = [each for each in left if not each.is_known]
        if doubtful:
            # The dialog asks about all tables of the file.
            self._leave_open(self._on_doubtful(doubtful), doubtful)
            return
        if sound:
            self._tell(known, sound)
        if likely:
            self._tell(_LIKELY, likely)

    def _leave_open(self, offer: Message, looks: Sequence[Recognised]) -> None:
        """Have an offer stay as long as it is about layers without a meaning."""
        self._offered[offer.about] = tuple(each.layer_id for each in looks)
        self._messages.emit(replace(offer, is_offer=True))

    def _withdraw(self) -> None:
        for about, layer_ids in tuple(self._offered.items()):
            layers = self._state.layers.present(layer_ids)
            if not layers or any(each.mapping is not None for each in layers):
                del self._offered[about]
                self._messages.answered.emit(about)

    def _tell(self, code: str, looks: Sequence[Recognised]) -> None:
        """Say it of these layers and of those that came with them, in place of what was said."""
        together = self._together.setdefault(code, [])
        together.extend(looks)
        said = self._most_telling_first(together)
        if code != _LIKELY:
            ids = [each.layer_id for each in said]
            change = MessageAction("message.change_mapping", partial(self._ask, said))
            plain = MessageAction("message.read_plain", partial(self._edits.read_plain, ids))
            actions: tuple[MessageAction, ...] = (change, plain)
        else:
            actions = (self._say(said),)
        details = self._take_back(self._mere_tables(said))
        message = replace(self._message(code, said, actions), details=details)
        if code != _LIKELY:
            self._messages.emit(message)
        else:
            self._leave_open(message, said)

    def _most_telling_first(self, looks: Sequence[Recognised]) -> list[Recognised]:
        """Return what is still there, the file first of which a table has most to tell."""
        layers = self._state.layers
        by_file: dict[str, list[Recognised]] = {}
        for each in looks:
            if each.layer_id in layers:
                by_file.setdefault(layers[each.layer_id].origin.source, []).append(each)
        files = sorted(by_file.values(), key=lambda file: -max(map(_told, file)))
        return list(itertools.chain.from_iterable(files))

    def _mere_tables(self, looks: Sequence[Recognised]) -> list[Layer]:
        """Return the layers of those files that have nothing but tables without places."""
        layers = self._state.layers
        sources = {layers[each.layer_id].origin.source for each in looks}
        of_files = [each for each in layers.layers if each.origin.source in sources]
        placed = {each.origin.source for each in of_files if not each.is_table}
        return [each for each in of_files if each.origin.source not in placed]

    def _take_back(self, tables: Sequence[Layer]) -> str:
        """Don't say of tables that they lie nowhere: what they say is linked; return the rest."""
        for source in {each.origin.source for each in tables}:
            self._messages.answered.emit(source)
        return problem_lines(tables, self._state.words.value)

    def _on_doubtful(self, doubtful: Sequence[Recognised]) -> Message:
        words = self._state.words.value
        names = [name for each in doubtful for name in each.doubtful]
        named = words("texts.joined_by").join(names[:_MOST_NAMED])
        columns = named + ("…" if len(names) > _MOST_NAMED else "")
        return self._message(_DOUBTFUL, doubtful, (self._say(doubtful),), columns)

    def _say(self, looks: Sequence[Recognised]) -> MessageAction:
        return MessageAction("message.say_columns", partial(self._ask, looks))

    def _ask(self, looks: Sequence[Recognised]) -> None:
        layers = self._state.layers
        self._edits.ask_of([layers[each.layer_id] for each in looks if each.layer_id in layers])

    def _message(
        self,
        code: str,
        looks: Sequence[Recognised],
        actions: tuple[MessageAction, ...],
        columns: str = "",
    ) -> Message:
        words = self._state.words.value
        kinds = dict.fromkeys(each.mapping.kind for each in looks)
        files = self._files_of(looks)
        sentence = words(
            code if len(files) == 1 else f"{code}_together",
            name=self._all_of(files),
            kinds=self._all_of([self._many(kind) for kind in kinds]),
            columns=columns,
            count=sum(len(each.mapping.facts) for each in looks),
        )
        # A later message that says the same has all files that this one has.
        about = f"{code} {files}" if code == _DOUBTFUL else code
        return Message("info", sentence, about=about, actions=actions)

    def _files_of(self, looks: Sequence[Recognised]) -> list[str]:
        layers = self._state.layers
        sources = dict.fromkeys(layers[each.layer_id].origin.source for each in looks)
        return [readable_name(Path(source).name) for source in sources]

    def _all_of(self, names: Sequence[str]) -> str:
        """Return names as a list within a sentence."""
        words = self._state.words.value
        *first, last = names
        return words("mapping.and").join(filter(None, (words("texts.joined_by").join(first), last)))

    def _many(self, kind: str) -> str:
        """Return what several subjects of a kind are called."""
        words = self._state.words.value
        code = f"mapping.many.{kind}"
        if code in words:
            return words(code)
        return self._edits.schema.label("kind", kind).in_language(words.language).lower()


def _told(look: Recognised) -> int:
    return len(look.mapping.facts)
