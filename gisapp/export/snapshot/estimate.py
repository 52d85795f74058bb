"""How large a page will be, from two samples of its features: a worker tells it in no time."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.text.json_value import Json
from gisapp.core.text.pinyin import MOST_BY_PHRASE
from gisapp.export.shown_content import ShownContent
from gisapp.export.snapshot.data_blocks import BlockSizes, data_blocks
from gisapp.export.snapshot.document import snapshot_data
from gisapp.export.snapshot.feature_columns import FEWEST_A_VALUE
from gisapp.export.snapshot.fitting import fitted
from gisapp.export.snapshot.own_subjects import within_bounds
from gisapp.export.snapshot.page import page
from gisapp.export.snapshot.plain_page import plain_page
from gisapp.export.snapshot.request import (
    SnapshotRequest,
    content_in_view,
    snapshot_of,
)
from gisapp.words import load_words

if TYPE_CHECKING:
    import pyarrow as pa

SAMPLE = 2000
"""Features of the larger sample; the smaller one has half of them."""
_BESIDE_TEXT = 3
"""Letters of JSON beside each text."""
_RUN = 50
"""Features that lie beside each other in a sample, for what they share is stored once."""
_MOST_GIANTS = 100
_GIANT = 30
"""A feature with so many times the vertices of others is in each sample."""


@dataclass(frozen=True)
class _Texts:
    """What texts take.

    Parameters
    ----------
    letters : int
        Bytes of those that are stored.
    codes : mapping
        Bytes of the codes that refer to them, compressed, by layer and field.
    """

    letters: int
    codes: Mapping[tuple[str, str], float]


@dataclass(frozen=True)
class _Measured:
    """What a sample takes.

    Parameters
    ----------
    share : float
        Of all features but the giants.
    sizes : BlockSizes
        Of its data.
    texts : _Texts
        What its texts take of that.
    rest : int
        Bytes of the page without its data.
    """

    share: float
    sizes: BlockSizes
    texts: _Texts
    rest: int


def estimated_size(request: SnapshotRequest, progress: Progress = NO_PROGRESS) -> int:
    """Return about how many bytes a snapshot will have.

    Raises
    ------
    ExportError
        What is in view is too much for a file.
    Cancelled
        Nobody waits for it any more.
    SourceError
        The file of a layer beyond memory cannot be read any more.
    """
    request = fitted(request)
    content = _without_left_out(content_in_view(request))
    features = sum(len(layer.geometry) for layer in content.data_layers)
    share = min(1.0, SAMPLE / max(features, 1))
    large = _measured(request, content, share, progress.part(0.0, 0.6))
    if share == 1:
        return round(large.rest + large.sizes.stored)
    small = _measured(request, content, share / 2, progress.part(0.6, 1.0))
    whole = _extrapolated(small, large, _texts_of(_telling(content, request), progress))
    return round(large.rest + whole.stored)


def _measured(
    request: SnapshotRequest, content: ShownContent, share: float, progress: Progress
) -> _Measured:
    layers = tuple(
        _sampled(layer, share) if layer.identifiable and layer.raster is None else layer
        for layer in content.layers
    )
    snapshot = snapshot_of(request, progress, replace(content, layers=layers))
    data = snapshot_data(snapshot, progress)
    _spell_as(content, data.document)
    plain = plain_page(snapshot, load_words(request.language), progress)
    html = page(data, snapshot.title.in_language(request.language), plain).encode()
    blocks = data_blocks(data)
    stored = len(blocks["data"].encode()) + len(blocks["numbers"])
    texts = _texts_of(_telling(snapshot.content, request), progress)
    return _Measured(share, BlockSizes.of(data), texts, len(html) - stored)


def _spell_as(content: ShownContent, document: dict[str, Json]) -> None:
    """Leave out how names are spelled where there are so many that the page spells them itself."""
    crowded = {each.layer_id for each in content.layers if len(each.geometry) > MOST_BY_PHRASE}
    for layer in cast("list[dict[str, Any]]", document["layers"]):
        features = layer["features"]
        if layer["id"] in crowded and "pinyin" in features:
            features["columns"][features.pop("pinyin")] = {}


def _extrapolated(small: _Measured, large: _Measured, texts: _Texts) -> BlockSizes:
    """Return the sizes of all data.

    Texts are stored once where they are few, so that those of a sample say little about all: they
    are counted. All else grows with the features. What is added is compressed as what one sample
    adds to the other.
    """
    more = (1 - large.share) / (large.share - small.share)
    first, second = small.sizes, large.sizes
    added = large.texts.letters - small.texts.letters
    grown = max(second.letters - first.letters - added, 0.0)
    letters = second.letters + grown * more + texts.letters - large.texts.letters
    codes = sum(size for each, size in texts.codes.items() if each not in large.texts.codes)
    per_letter = _ratio(first.packed, second.packed, first.letters, second.letters)
    return BlockSizes(
        letters,
        second.numbers + (second.numbers - first.numbers) * more + codes,
        second.packed + per_letter * (letters - second.letters),
        second.packed_numbers + (second.packed_numbers - first.packed_numbers) * more + codes,
    )


def _ratio(packed: float, more_packed: float, plain: float, more_plain: float) -> float:
    return (more_packed - packed) / (more_plain - plain) if more_plain > plain else 0.0


def _sampled(layer: Layer, share: float) -> Layer:
    """Return a layer with some of its features: the giants, and runs of others."""
    rows = _sampled_rows(np.diff(layer.geometry.vertex_offsets), share)
    return replace(layer, content=layer.content.of_rows(rows))


def _sampled_rows(vertices: NDArray[np.int64], share: float) -> NDArray[np.int64]:
    count = len(vertices)
    wanted = round(share * count)
    if wanted >= count:
        return np.arange(count)
    limit = max(_GIANT * float(vertices.mean()), float(np.sort(vertices)[-_MOST_GIANTS:][0]))
    giants = np.flatnonzero(vertices > limit)
    runs = max(1, wanted // _RUN)
    starts = np.linspace(0, max(count - _RUN, 0), runs).astype(np.int64)
    rows = (starts[:, None] + np.arange(min(_RUN, max(wanted, 1)))).ravel()
    return np.unique(np.concatenate((rows, giants)))


def _without_left_out(content: ShownContent) -> ShownContent:
    """Return content without the mappings of layers whose rows are too many for subjects."""
    mapped = [(each, each.mapping) for each in reversed(content.layers) if each.mapping is not None]
    told = {layer.layer_id for layer, _ in within_bounds(mapped)}
    layers = (
        layer if layer.layer_id in told else replace(layer, mapping=None)
        for layer in content.layers
    )
    return replace(content, layers=tuple(layers))


def _texts_of(layers: Sequence[Layer], progress: Progress) -> _Texts:
    """Return what the texts of the fields of some layers take, as `FeatureColumns` stores them."""
    letters, codes = 0, {}
    for layer in layers:
        if layer.dataset is None and layer.attributes.fields:
            progress.check()
            names = [field.name for field in layer.attributes.fields]
            rows = layer.attributes.arrow_rows(names, layer.geometry.feature_ids, progress)
            table = rows.of_features(layer.geometry.feature_ids).table
            for name in names:
                size, coded = _text_sizes(table.column(name))
                letters += size
                if coded:
                    codes[layer.layer_id, name] = coded
    return _Texts(letters, codes)


def _telling(content: ShownContent, request: SnapshotRequest) -> list[Layer]:
    """Return the layers whose values are on the page."""
    beside = request.values_beside
    return [layer for layer in content.data_layers if layer.layer_id not in beside]


def _text_sizes(column: "pa.ChunkedArray") -> tuple[int, float]:
    """Return the bytes of the texts of a column that are stored, and of compressed codes."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return 0, 0.0
    distinct = pc.unique(column)
    is_coded = len(distinct) * FEWEST_A_VALUE <= len(column)
    texts = distinct if is_coded else column
    size = (pc.sum(pc.binary_length(texts)).as_py() or 0) + _BESIDE_TEXT * len(texts)
    bits = math.log2(max(len(distinct), 2))
    return size, len(column) * bits / 8 if is_coded else 0.0
