"""What becomes of layers that have too many features for one page."""

from dataclasses import replace

from gisapp.export.snapshot.limits import layers_too_many
from gisapp.export.snapshot.request import SnapshotRequest


def fitted(request: SnapshotRequest) -> SnapshotRequest:
    """Return a request in which layers with too many features are as it wants them.

    They come as outlines alone, or in files beside the page; else as all others, and
    are refused later.

    Raises
    ------
    SourceError
        The source of a layer cannot be read any more.
    """
    if request.too_many == "refuse":
        return request
    too_many = layers_too_many(request.content.loaded_for(request.extent).data_layers)
    if request.too_many == "beside":
        return replace(request, values_beside=too_many, too_many="refuse")
    return replace(request, shapes_only=request.shapes_only | too_many, too_many="refuse")
