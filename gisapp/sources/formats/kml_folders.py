"""The folders of a KML file: which of them a layer is, and in which others it lies."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

from gisapp.sources.stand_ins.xml_text import MOST_BYTES, text_of

_CONTAINERS = ("Document", "Folder")
_SPECIAL = ("<!DOCTYPE", "<!ENTITY")
_DEEPEST = 50


def folders_of(path: Path, encoding: str | None = None) -> Mapping[str, tuple[str, ...]]:
    """Return the folders that lead to each layer of a KML file, the layer's own for last.

    Parameters
    ----------
    path : Path
        A file of any format.
    encoding : str or None
        Of its texts, where the user named one.

    Returns
    -------
    mapping
        By the name that GDAL gives the layer: later ones of one name get a number. Empty for
        other files, and for those that are too large to be looked through or damaged.
    """
    if path.suffix.lower() != ".kml" or path.stat().st_size > MOST_BYTES:
        return {}
    stored = path.read_bytes()
    text = text_of(path, stored, encoding).text or stored.decode("utf-8", "replace")
    if any(mark in text for mark in _SPECIAL):
        return {}
    try:
        root = ElementTree.fromstring(text.encode())
    except ElementTree.ParseError:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    times: Counter[str] = Counter()
    for folders in _below(root, ()):
        name = folders[-1]
        times[name] += 1
        found[name if times[name] == 1 else f"{name} (#{times[name]})"] = folders
    return found


def _below(element: ElementTree.Element, outer: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the folders below an element, each with those around it; a document is none of them."""
    if len(outer) > _DEEPEST:
        return
    for child in element:
        tag = child.tag.rpartition("}")[2]
        if tag in _CONTAINERS:
            name = _name_of(child)
            inner = (*outer, name) if name else outer
            if name:
                yield inner
            yield from _below(child, inner if tag == "Folder" else outer)


def _name_of(container: ElementTree.Element) -> str:
    for child in container:
        if child.tag.rpartition("}")[2] == "name":
            return (child.text or "").strip()
    return ""
