"""What the details panel shows while nothing is selected: the figures of what is switched on."""

from collections.abc import Sequence

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.totals.opening_order import in_opening_order
from gisapp.session.session import Session
from gisapp.ui.details.home_actions import HomeActions
from gisapp.ui.details.home_dataset import DatasetSection
from gisapp.ui.details.home_files import (
    NewSection,
    OffersSection,
    RecentSection,
    SourcesSection,
    StartSection,
)
from gisapp.ui.details.home_layer import LayerSection
from gisapp.ui.widgets.sheet_heading import TitleBlock
from gisapp.ui.widgets.sheet_view import SheetView
from gisapp.words import Words

HOME = "overview"
"""What the home view is called among the widgets."""
MOST_LAYERS = 20
"""Layers with a section of their own; the Layers panel has them all."""


class HomeView(SheetView):
    """Tells of what is open and switched on, and where one can go on.

    Parameters
    ----------
    session : Session
        What is open; its headlines are begun here where they are missing.
    words : Words
        The user's language.
    actions : HomeActions
        What clicks do.
    """

    def __init__(self, session: Session, words: Words, actions: HomeActions) -> None:
        super().__init__()
        self.setObjectName(HOME)
        self._session, self._words, self._actions = session, words, actions
        self._sections: dict[str, LayerSection] = {}
        headlines = session.headlines
        layers, datasets = in_opening_order(headlines.layers), headlines.datasets
        is_empty = not layers and not datasets
        code = "home.empty" if is_empty else "home.title"
        hint = "home.empty_hint" if is_empty else "panel.how_to_begin"
        title = session.projects.name or words(code)
        self.add_box(TitleBlock(title, words(hint), ()))
        self.add_widget(OffersSection(session, words, actions.run))
        if is_empty:
            self.add_widget(StartSection(words, actions.run))
        self.add_widget(NewSection(session, words, actions.run))
        for layer in layers[:MOST_LAYERS]:
            self._sections[layer.layer_id] = self._section_of(layer)
            self.add_widget(self._sections[layer.layer_id])
        if len(layers) > MOST_LAYERS:
            more = f"{len(layers) - MOST_LAYERS:,}"
            self.add_note(words("home.more_layers", count=more))
        for dataset in datasets:
            self.add_widget(DatasetSection(dataset, session, words, actions.read))
        self.add_widget(SourcesSection(session, words))
        self.add_widget(RecentSection(session, words))
        self.finish()

    def renew(self, layers: Sequence[Layer]) -> None:
        """Tell anew of some layers of the user's own; all else stays as it is.

        Parameters
        ----------
        layers : sequence of Layer
            As they are now; of one without a section of its own there is nothing to tell.
        """
        for layer in layers:
            old = self._sections.get(layer.layer_id)
            if old is not None:
                self._sections[layer.layer_id] = section = self._section_of(layer)
                self._column.replaceWidget(old, section)
                # It may be the one whose click is being handled.
                old.hide()
                old.deleteLater()

    def _section_of(self, layer: Layer) -> LayerSection:
        self._session.headlines.want(layer)
        return LayerSection(layer, self._session, self._words, self._actions)
