"""The pictures and documents of a subject, as far as its data name them and they lie beside it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QImage, QPainter

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.own_parks.subjects.documents import named_in
from gisapp.core.text.shortening import shortened
from gisapp.export.expose.packed_image import packed_image
from gisapp.export.expose.sheet import SheetLine, SheetPicture
from gisapp.render.thumbnail import read_thumbnail
from gisapp.sources.documents import Documents, documents_of
from gisapp.sources.packed_pictures import packed_pictures
from gisapp.words import Words

T = TypeVar("T")

MOST_PICTURES = 6
"""Of one sheet; the names of the others are listed."""
_SIDE_PX = 900
_QUALITY = 82
_MOST_NAMED = 30
_LONGEST_NAME = 120


@dataclass(frozen=True)
class Found:
    """What was found of a subject: its pictures, made small, and sentences about the rest."""

    pictures: tuple[SheetPicture, ...]
    lines: tuple[SheetLine, ...]


NOTHING_FOUND = Found((), ())


def pictures_of(
    features: tuple[FeatureRef, ...], layers: Mapping[str, Layer], words: Words
) -> Found:
    """Return the pictures and documents of the rows of a subject.

    Parameters
    ----------
    features : tuple of FeatureRef
        Its rows.
    layers : mapping
        By their ids, without what is hidden: no hidden column names a file.
    words : Words
        The language of the sheet.
    """
    found = [
        documents_of(Path(layer.origin.source), *_named(layer, ref))
        for ref in features
        for layer in (layers[ref.layer_id],)
        if layer.mapping is not None and Path(layer.origin.source).is_file()
    ]
    pictures = _each_once(path for each in found for path in each.pictures)
    return Found(
        tuple(map(_small, pictures[:MOST_PICTURES])),
        tuple(_lines(found, pictures[MOST_PICTURES:], words)),
    )


def packed_with(layer: Layer, record: Mapping[str, AttributeValue]) -> tuple[SheetPicture, ...]:
    """Return the pictures that the texts of a feature name, where they were packed with it."""
    texts = (value for value in record.values() if isinstance(value, str))
    paths = _each_once(
        path for text in texts for path in packed_pictures(layer.origin.source, text)
    )
    return tuple(map(_small, paths[:MOST_PICTURES]))


def _named(layer: Layer, ref: FeatureRef) -> tuple[tuple[str, ...], str]:
    """Return the paths that a row names, and its key."""
    mapping = layer.mapping
    if mapping is None:
        return (), ""
    record = layer.attributes.record(ref.feature_id)
    cells = [record.get(column) for column in mapping.documents]
    return named_in(cells), plain_text(record.get(mapping.key))


def _lines(found: list[Documents], more: list[Path], words: Words) -> Iterator[SheetLine]:
    names = [path.name for path in more]
    names += _each_once(path.name for each in found for path in each.papers)
    names += _each_once(address for each in found for address in each.addresses)
    if names:
        yield SheetLine(words("expose.documents"), _listed(names, words))
    for code, texts in (
        ("missing", _each_once(text for each in found for text in each.missing)),
        ("outside", _each_once(text for each in found for text in each.outside)),
    ):
        if texts:
            title = words(f"expose.documents_{code}")
            yield SheetLine(title, _listed(texts, words))


def _listed(names: list[str], words: Words) -> str:
    told = [shortened(each, _LONGEST_NAME) for each in names[:_MOST_NAMED]]
    left = len(names) - len(told)
    if left:
        told.append(words("panel.and_more", count=f"{left:,}"))
    return words("panel.list_separator").join(told)


def _small(path: Path) -> SheetPicture:
    image = read_thumbnail(path, _SIDE_PX)
    name = shortened(path.name, _LONGEST_NAME)
    if image is None:
        return SheetPicture(name)
    return SheetPicture(name, _jpeg(image), image.width(), image.height())


def _jpeg(image: QImage) -> bytes:
    """Return a picture as JPEG, on white where it is transparent."""
    opaque = QImage(image.size(), QImage.Format.Format_RGB32)
    opaque.fill(0xFFFFFFFF)
    painter = QPainter(opaque)
    painter.drawImage(0, 0, image)
    painter.end()
    return packed_image(opaque, b"jpeg", _QUALITY)


def _each_once(some: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(some))
