"""What a file geodatabase says of its tables, fields and domains: a list of items in XML."""

from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree


def is_geodatabase(path: Path) -> bool:
    """Return True for the folder of a file geodatabase."""
    return path.suffix.lower() == ".gdb" and path.is_dir()


def items_of(path: Path) -> dict[str, str]:
    """Return the items of a geodatabase by their names; empty where they cannot be read.

    Parameters
    ----------
    path : Path
        Its folder.
    """
    return _items(path, path.stat().st_mtime_ns)


def parsed(xml: str) -> ElementTree.Element:
    """Return an item, empty where it is damaged or declares what it would need to be grown."""
    if "<!DOCTYPE" in xml:
        return ElementTree.Element("refused")
    try:
        return ElementTree.fromstring(xml)
    except ElementTree.ParseError:
        return ElementTree.Element("damaged")


def of_fields(item: str, tag: str) -> dict[str, str]:
    """Return what the item of a table says of its fields, by their names.

    Parameters
    ----------
    item : str
        Its XML.
    tag : str
        What is wanted, such as `AliasName`; fields without it are left out.
    """
    fields = (each for each in parsed(item).iter() if each.tag.endswith("GPFieldInfoEx"))
    named = {each.findtext("Name", ""): each.findtext(tag, "") for each in fields}
    return {field: text for field, text in named.items() if text}


@lru_cache(maxsize=16)
def _items(path: Path, _time: int) -> dict[str, str]:
    from pyogrio.errors import DataLayerError, DataSourceError
    from pyogrio.raw import read

    try:
        _, _, _, (names, definitions) = read(
            path,
            layer="GDB_Items",
            columns=["Name", "Definition"],
            read_geometry=False,
            LIST_ALL_TABLES="YES",
        )
    except (DataSourceError, DataLayerError, ValueError):
        return {}
    pairs = zip(names, definitions, strict=True)
    return {str(name): str(xml) for name, xml in pairs if name and xml}
