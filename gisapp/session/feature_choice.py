"""What a user chose of an export of features, frozen, so that a worker makes a request of it."""

from dataclasses import dataclass, field, replace
from typing import Literal

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.space.extent import Extent
from gisapp.export.shown_content import ShownContent
from gisapp.export.tables.chosen import Chosen
from gisapp.export.tables.request import FeatureRequest, FormatOptions, with_all_rows
from gisapp.words import Language

Scope = Literal["shown", "selected", "view", "all"]
"""The features that are shown, those of them that are selected or in view, or all rows whatever
filters and hidden classes say."""


@dataclass(frozen=True, eq=False)
class FeatureChoice:
    """What is exported.

    Parameters
    ----------
    layers : tuple of Layer
        All of the window, bottom first.
    language : Language
        The user's.
    ticked : frozenset of str
        The ids of those that are written.
    hidden : frozenset of str
        Codes of fields that are left out, `layer_id/field`.
    scope : Scope
    selected : FeatureSet
        What is selected.
    view : Extent or None
        What the map shows, in EPSG:3857.
    crs : str or None
        As of `FeatureRequest`.
    options : FormatOptions
    with_notes : bool
    style_suffix : str
        As of `FeatureRequest`.
    """

    layers: tuple[Layer, ...]
    language: Language = "en"
    ticked: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    scope: Scope = "shown"
    selected: FeatureSet = field(default_factory=FeatureSet)
    view: Extent | None = None
    crs: str | None = None
    options: FormatOptions = field(default_factory=FormatOptions)
    with_notes: bool = False
    style_suffix: str = ""

    @classmethod
    def of_visible(cls, layers: tuple[Layer, ...], language: Language) -> "FeatureChoice":
        """Return the choice of all that is seen of layers."""
        seen = frozenset(layer.layer_id for layer in layers if layer.visible)
        return cls(layers, language, seen & {each.layer_id for each in writable(layers)})

    def request(self) -> FeatureRequest:
        """Return what is written; that may take long, so it is for a worker."""
        layers = [replace(each, visible=each.layer_id in self.ticked) for each in self.layers]
        if self.scope == "all":
            layers = [with_all_rows(each) if each.visible else each for each in layers]
        content = ShownContent.of(layers, language=self.language, hidden_fields=self.hidden)
        return FeatureRequest(
            content,
            Chosen(
                self.view if self.scope == "view" else None,
                self.selected if self.scope == "selected" else None,
            ),
            self.crs,
            self.options,
            self.with_notes,
            self.style_suffix,
        )


def writable(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """Return the layers whose features can be written: no base map, no pictures."""
    return tuple(layer for layer in layers if layer.identifiable and layer.raster is None)
