"""XML of unknown origin becomes elements: no entities, nothing fetched, no depth without end."""

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate

from gisapp.errors import SourceError

MOST_BYTES = 16 * 1024**2
"""Styles with pictures in them have a few MB; more is no style."""
_DEEPEST = 100
_MOST_ELEMENTS = 500_000
_SEPARATOR = "}"


def parsed_xml(stored: bytes, name: str) -> Element:
    """Return the root of XML, in which names have no namespace.

    Parameters
    ----------
    stored : bytes
        In any encoding that the XML declares and Python knows.
    name : str
        What failures call it, such as the name of the file.

    Raises
    ------
    SourceError
        It is too large, no XML, breaks off, or made to do harm.

    Examples
    --------
    >>> parsed_xml(b'<a xmlns="urn:x"><b k="1"/></a>', "a.sld").find("b").get("k")
    '1'
    """
    check_size(stored, name)
    building = _Building(name)
    try:
        building.feed(stored)
    except (ExpatError, LookupError, ValueError, AssertionError) as error:
        # The last one is of a tree that was closed before its end.
        raise SourceError("style_damaged", path=name, details=str(error)) from error
    return building.root


def check_size(stored: bytes, name: str) -> None:
    """Raise SourceError if there is more than any style has; `name` is what that calls it."""
    if len(stored) > MOST_BYTES:
        raise SourceError("style_too_large", path=name, most=MOST_BYTES // 1024**2)


class _Building:
    """Builds the tree of one document, and refuses what only attacks have."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._tree = TreeBuilder()
        self._depth = 0
        self._elements = 0
        self._parser = ParserCreate(namespace_separator=_SEPARATOR)
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._tree.data
        self._parser.EntityDeclHandler = self._refuse
        self._parser.UnparsedEntityDeclHandler = self._refuse

    @property
    def root(self) -> Element:
        """The outermost element."""
        return self._tree.close()

    def feed(self, stored: bytes) -> None:
        """Read a whole document."""
        self._parser.Parse(stored, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > _DEEPEST or self._elements > _MOST_ELEMENTS:
            self._refuse()
        self._tree.start(_local(tag), {_local(key): each for key, each in attributes.items()})

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._tree.end(_local(tag))

    def _refuse(self, *_: object) -> None:
        raise SourceError("style_harmful", path=self._name)


def _local(name: str) -> str:
    return name.rpartition(_SEPARATOR)[2]
