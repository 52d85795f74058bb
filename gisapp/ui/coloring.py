"""Colouring a layer by one of its attributes: chosen in a menu, worked out by a worker."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from gisapp.core.classify import Classification, classify, unclassified
from gisapp.core.holding import colored, sampled
from gisapp.core.layer import Layer
from gisapp.core.layer_stack import LayerStack
from gisapp.core.symbology import Method
from gisapp.ui.tasks import Task, Tasks
from gisapp.words import Words

METHODS: tuple[Method, ...] = ("quantiles", "intervals", "values")
_LONGEST_NAME_PX = 320


class Coloring:
    """Colours layers; of several wishes for one layer, the last one counts.

    Parameters
    ----------
    languages : sequence of Words
        English and Chinese, for the legend.
    """

    def __init__(
        self,
        layers: LayerStack,
        tasks: Tasks,
        words_of: Callable[[], Words],
        languages: Sequence[Words],
    ) -> None:
        self._layers = layers
        self._tasks = tasks
        self._words_of = words_of
        self._languages = languages
        self._wanted: dict[str, tuple[str, Method | None]] = {}
        layers.changed.connect(lambda _: self._forget_removed())
        layers.refilled.connect(self._color_again)

    def color_by(self, layer_id: str, field: str, method: Method | None = None) -> None:
        """Colour a layer by an attribute, as soon as a worker has read it; `method` as `classify`.

        A failure reaches the message bar.
        """
        layer, wish = self._layers[layer_id], (field, method)
        self._wanted[layer_id] = wish

        def work(_: Task) -> Classification:
            return classify(sampled(layer), field, self._languages, method)

        def take(made: Classification) -> None:
            if layer_id in self._layers and self._wanted.get(layer_id) == wish:
                now = self._layers[layer_id]
                if now.excerpt is not None:
                    self._layers.put(colored(now, now.excerpt, made.symbology))
                elif now.geometry is layer.geometry:
                    self._layers.put(made.of(now))

        name = layer.name.in_language(self._words_of().language)
        self._tasks.run(self._words_of()("status.coloring", name=name, field=field), work, take)

    def _color_again(self, layer_id: str) -> None:
        """Colour a layer that has other features now, such as more while it is being read.

        One that holds now these, now those of its features keeps its classes.
        """
        if layer_id in self._wanted and self._layers[layer_id].excerpt is None:
            self.color_by(layer_id, *self._wanted[layer_id])

    def _forget_removed(self) -> None:
        for layer_id in [each for each in self._wanted if each not in self._layers]:
            del self._wanted[layer_id]

    def color_alike(self, layer_id: str) -> None:
        """Give all features of a layer their one colour back."""
        self._wanted.pop(layer_id, None)
        layer = self._layers[layer_id]
        if layer.excerpt is not None:
            self._layers.put(colored(layer, layer.excerpt, None))
        else:
            self._layers.put(unclassified(layer).of(layer))

    def add_menu(self, menu: QMenu, layer: Layer) -> None:
        """Add the choice of an attribute to a menu, and of a method where that holds numbers."""
        words, layer_id = self._words_of(), layer.layer_id
        current = layer.coloring.attribute
        fields = {field.name: field for field in layer.attributes.fields}
        choice = menu.addMenu(words("layers.color_by"))
        choice.setObjectName("colorMenu")
        by_field = _Options(choice)
        by_field.add(words("layers.single_color"), not current, partial(self.color_alike, layer_id))
        choice.addSeparator()
        for name in fields:
            by_field.add(name, name == current, partial(self.color_by, layer_id, name))
        if current in fields and fields[current].holds_numbers:
            choice.addSeparator()
            by_method = _Options(choice)
            for method in METHODS:
                by_method.add(
                    words(f"layers.method_{method}"),
                    method == layer.coloring.method,
                    partial(self.color_by, layer_id, current, method),
                )


class _Options:
    """Entries of a menu of which one is chosen."""

    def __init__(self, menu: QMenu) -> None:
        self._menu = menu
        self._group = QActionGroup(menu)

    def add(self, text: str, is_chosen: bool, choose: Callable[[], None]) -> None:
        """Add an entry; `text` may come from a file and is shown as it is."""
        shown = self._menu.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideMiddle, _LONGEST_NAME_PX
        )
        # A single & would underline the next letter, a tab begin the column of shortcuts.
        action = self._menu.addAction(shown.replace("&", "&&").replace("\t", " "))
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.setActionGroup(self._group)
        action.triggered.connect(lambda: choose())
