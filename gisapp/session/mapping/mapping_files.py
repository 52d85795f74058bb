"""Mappings and the problems of cells as files: written and read by workers, told when done."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.view_state import ViewState
from gisapp.session.messages import Message, Messages
from gisapp.session.own_parks.own_data import OwnData
from gisapp.session.tasks import Task, Tasks


class MappingFiles:
    """Reads and writes what users said of columns, to give it to others."""

    def __init__(
        self, view_state: ViewState, own_data: OwnData, tasks: Tasks, messages: Messages
    ) -> None:
        self._state = view_state
        self._own_data = own_data
        self._tasks = tasks
        self._messages = messages

    def load(self, path: Path, layer: Layer, done: Callable[[LayerMapping], None]) -> Task:
        """Read what a file says of a layer, or of a table like it; a failure is told.

        Parameters
        ----------
        done : callable
            Gets the mapping.
        """
        # A window starts without what reads and writes files.
        from gisapp.sources.parks.mapping_file import mapping_for, read_mappings

        columns = [field.name for field in layer.attributes.fields]

        def work(_: Task) -> LayerMapping:
            return mapping_for(read_mappings(path), layer.origin.layer, columns)

        title = self._state.words.value("status.opening", name=path.name)
        return self._tasks.run(title, work, done)

    def save(self, path: Path, said: Sequence[tuple[Layer, LayerMapping]]) -> None:
        """Write what is said of layers to a file."""
        from gisapp.core.parks.mapping.mapping_json import mapping_as_json
        from gisapp.export.atomic_file import whole_file
        from gisapp.export.open_files import check_not_open

        tables = [
            {
                "source": Path(layer.origin.source).name,
                "layer": layer.origin.layer,
                **mapping_as_json(mapping),
            }
            for layer, mapping in said
        ]
        layers = self._state.layers.layers

        def work(_: Task) -> int:
            check_not_open(path, layers)
            with whole_file(path) as part:
                text = json.dumps(tables, ensure_ascii=False, indent=2)
                part.write_text(text + "\n", encoding="utf-8")
            return len(tables)

        self._write(path, work, "message.mapping_saved")

    def export_problems(self, path: Path, layer: Layer, mapping: LayerMapping) -> None:
        """Write all cells of a layer that cannot be used to a CSV file, in a worker.

        Parameters
        ----------
        path : Path
            A file, new or old.
        layer : Layer
            Whose cells they are.
        mapping : LayerMapping
            What its columns are said to mean.
        """
        from gisapp.export.open_files import check_not_open
        from gisapp.export.rows_csv import write_rows
        from gisapp.session.mapping.cell_checks import all_problems

        words, own = self._state.words.value, self._own_data.rows
        layers = self._state.layers.layers

        def work(task: Task) -> int:
            check_not_open(path, layers)
            found = list(all_problems(layer, mapping, own, task.progress))
            columns: dict[str, list[AttributeValue]] = {
                "problem_row": [each.row for each in found],
                "problem_column": [each.column for each in found],
                "problem_written": [each.value for each in found],
                "problem_what": [words(f"cell.{each.code}") for each in found],
            }
            write_rows(path, {words(f"mapping.{code}"): each for code, each in columns.items()})
            return len(found)

        self._write(path, work, "message.problems_saved")

    def _write(self, path: Path, work: Callable[[Task], int], code: str) -> None:
        words = self._state.words.value

        def tell(count: int) -> None:
            sentence = words(code, name=path.name, count=f"{count:,}")
            self._messages.settle(path)
            self._messages.emit(Message("info", sentence, about=str(path)))

        self._tasks.run(words("export.writing_file", name=path.name), work, tell)
