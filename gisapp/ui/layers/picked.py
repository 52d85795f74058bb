"""What is picked in the layer tree: layers, several of them, groups."""

from typing import NamedTuple

from gisapp.core.layers.groups import GroupKey
from gisapp.core.layers.layer import Layer


class Picked(NamedTuple):
    """What is picked in the tree.

    Parameters
    ----------
    layers : tuple of Layer
        The topmost first, also those of groups.
    groups : tuple of GroupKey
        The groups that are picked as a whole.
    """

    layers: tuple[Layer, ...] = ()
    groups: tuple[GroupKey, ...] = ()

    @property
    def layer(self) -> Layer | None:
        """The one layer that is picked; None for a group, several or none."""
        return self.layers[0] if len(self.layers) == 1 and not self.groups else None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the layers."""
        return tuple(each.layer_id for each in self.layers)
