"""Empty files for new park data, written where the user wants them."""

from pathlib import Path

from gisapp.core.view_state import ViewState
from gisapp.session.messages import Message, Messages
from gisapp.session.tasks import Tasks


class ParkTemplates:
    """Writes empty files of the park schema, and says what to do with them."""

    def __init__(self, view_state: ViewState, tasks: Tasks, messages: Messages) -> None:
        self._state = view_state
        self._tasks = tasks
        self._messages = messages

    def write(self, path: Path) -> None:
        """Write one in a worker; its suffix says whether workbook or GeoPackage."""
        from gisapp.export.park_template import write_park_template

        words = self._state.words.value

        def tell(_: None) -> None:
            sentence = self._state.words.value("message.template_saved", name=path.name)
            self._messages.emit(Message("info", sentence, about=str(path)))

        title = words("export.writing_file", name=path.name)
        self._tasks.run(title, lambda _: write_park_template(path), tell)
