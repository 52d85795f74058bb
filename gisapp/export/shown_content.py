"""What an export may show, with everything hidden taken out: no writer sees the rest."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.partial_loading import loaded_for
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.space.extent import Extent
from gisapp.core.text.units import UnitChoice
from gisapp.export.redaction import redacted_dataset, redacted_layer
from gisapp.words import Language


@dataclass(frozen=True, eq=False)
class ShownContent:
    """Layers and facts for a writer; made by `of`, and frozen, so that a worker may use it.

    Parameters
    ----------
    layers : tuple of Layer
        The visible ones, bottom first. Each has its own of `datasets`, or none.
    datasets : tuple of ParkDataset
        Whose subjects and facts are shown.
    language : Language
        The user's.
    units : UnitChoice
        The user's units of areas and money.
    hidden_fields : frozenset of str
        What was taken out; kept for layers that are still to be loaded.
    """

    layers: tuple[Layer, ...]
    datasets: tuple[ParkDataset, ...]
    language: Language
    units: UnitChoice
    hidden_fields: frozenset[str]

    @classmethod
    def of(
        cls,
        layers: Sequence[Layer],
        datasets: Sequence[ParkDataset] = (),
        language: Language = "en",
        units: UnitChoice | None = None,
        hidden_fields: frozenset[str] = frozenset(),
    ) -> "ShownContent":
        """Return what may be shown of layers and datasets.

        Parameters
        ----------
        layers : sequence of Layer
            Bottom first; those that are not visible are left out.
        datasets : sequence of ParkDataset
            Subjects of layers that are left out are left out too.
        language : Language
            The user's.
        units : UnitChoice or None
            None takes those that are usual in the language.
        hidden_fields : frozenset of str
            Codes of properties and attributes of subjects, and `layer_id/field` for the fields
            of other layers.
        """
        visible = tuple(layer for layer in layers if layer.visible)
        redacted = {
            id(dataset): redacted_dataset(
                dataset,
                (layer.kind for layer in visible if layer.dataset is dataset),
                hidden_fields,
            )
            for dataset in datasets
        }
        return cls(
            tuple(
                redacted_layer(layer, redacted.get(id(layer.dataset)), hidden_fields)
                for layer in visible
            ),
            tuple(redacted.values()),
            language,
            units or UnitChoice.usual(language),
            hidden_fields,
        )

    @property
    def data_layers(self) -> tuple[Layer, ...]:
        """The layers with features, bottom first: no base map, no context, no rasters."""
        return tuple(layer for layer in self.layers if layer.identifiable and layer.raster is None)

    def loaded_for(self, extent: Extent) -> "ShownContent":
        """Return the same with the features of an extent loaded, of layers too large for memory.

        Parameters
        ----------
        extent : Extent
            In EPSG:3857.

        Raises
        ------
        SourceError
            The source of a layer cannot be read any more.
        """
        layers = tuple(
            redacted_layer(layer, layer.dataset, self.hidden_fields)
            for layer in loaded_for(self.layers, extent)
        )
        return replace(self, layers=layers)
