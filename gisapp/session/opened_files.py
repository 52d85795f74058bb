"""Which files are open as which layers: none is added twice, and namesakes are told apart."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from gisapp.core.events import Event
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.sources.containers import is_folder_of_maps, maps_in
from gisapp.sources.file_state import FileState
from gisapp.sources.source_name import file_and_layer, identity_of
from gisapp.sources.stand_ins.private_folder import readable_name


@dataclass(frozen=True)
class Opening:
    """A source, and how it is read: two of the same mean the same layers.

    Parameters
    ----------
    identity : str
        The same for all names of the source.
    read_as : ReadAs
        What the user says of it, in place of what it states.
    uri : str
        The name by which it is opened.
    state : tuple of FileState
        That of its files before they are read.
    """

    identity: str
    read_as: ReadAs
    uri: str = field(compare=False)
    state: tuple[FileState, ...] = field(compare=False)

    @classmethod
    def of(cls, uri: str, read_as: ReadAs = AS_STATED) -> "Opening":
        """Return the opening of a source by any of its names, as it is on disk now."""
        identity = identity_of(uri)
        path = Path(file_and_layer(identity)[0])
        files = maps_in(path) if is_folder_of_maps(path) else (path,)
        return cls(identity, read_as, uri, tuple(map(FileState.of, files)))

    def has(self, other: "Opening") -> bool:
        """Return True if another source, read in the same way, is a part of this one."""
        is_whole = file_and_layer(self.identity)[1] is None
        return self.read_as == other.read_as and is_whole and set(other.state) <= set(self.state)

    @property
    def file(self) -> str:
        """Its path, as the user named it."""
        return file_and_layer(self.uri)[0]

    @property
    def name(self) -> str:
        """What its file is called."""
        return readable_name(Path(self.uri).name)


@dataclass(frozen=True)
class _Opened:
    """What came of a source: how it was opened, and the ids in the stack by the source's."""

    opening: Opening
    ids: Mapping[str, str]


class OpenedFiles:
    """Remembers what was opened; `remembered` emits each source that has come, or come anew.

    Parameters
    ----------
    layers : LayerStack
        Where the layers are, unless they were removed.
    """

    def __init__(self, layers: LayerStack) -> None:
        self.remembered: Event[Opening] = Event()
        self._layers = layers
        self._opened: dict[Opening, _Opened] = {}

    def remember(self, opening: Opening, ids: Mapping[str, str]) -> None:
        """Note that all of a source has come.

        Parameters
        ----------
        opening : Opening
            The source.
        ids : mapping
            The id in the stack of each layer, by the id that the source gives it.
        """
        self._opened[opening] = _Opened(opening, dict(ids))
        self.remembered.emit(opening)

    def unchanged(self, opening: Opening) -> tuple[Layer, ...]:
        """Return the layers of a source that is open whole and as it is on disk, else none.

        A file may have come with its folder, and a layer with its file.
        """
        opened = self._opened.get(opening)
        if opened is not None:
            return self._whole(opened) if opened.opening.state == opening.state else ()
        file, layer = file_and_layer(opening.identity)
        around = (each for each in self._opened.values() if each.opening.has(opening))
        return tuple(
            each
            for each in chain.from_iterable(map(self._whole, around))
            if os.path.realpath(each.origin.source) == file and layer in (None, each.origin.layer)
        )

    def _whole(self, opened: _Opened) -> tuple[Layer, ...]:
        here = self._layers.present(opened.ids.values())
        return here if len(here) == len(opened.ids) else ()

    def as_opened(self, opening: Opening) -> Opening:
        """Return an opening of which nothing is said, as that of the same source which is open."""
        if opening.read_as != AS_STATED or opening in self._opened:
            return opening
        same = (each for each in self._opened if each.identity == opening.identity)
        other = next(same, None)
        return opening if other is None else replace(opening, read_as=other.read_as)

    def ids_of(self, opening: Opening) -> Mapping[str, str]:
        """Return the ids in the stack of all that came of a source, by the source's ids."""
        opened = self._opened.get(opening)
        return opened.ids if opened else {}

    @property
    def all(self) -> tuple[tuple[Opening, Mapping[str, str]], ...]:
        """All sources that have come, the first one first, with the ids of their layers.

        These are the ids in the stack by the source's ids; some may be of removed layers.
        """
        return tuple((each.opening, each.ids) for each in self._opened.values())

    def forget_all(self) -> None:
        """Know of no source any more: all layers of files were removed for good."""
        self._opened.clear()

    def opening_of(self, layer: Layer) -> Opening | None:
        """Return the source that a layer came from, None where it came from no file."""
        for opened in self._opened.values():
            if layer.layer_id in opened.ids.values():
                return opened.opening
        return None

    def openings_of(self, layers: Iterable[Layer]) -> tuple[Opening, ...]:
        """Return the sources of which at least one of some layers came."""
        here = {layer.layer_id for layer in layers}
        opened = self._opened.values()
        return tuple(each.opening for each in opened if not here.isdisjoint(each.ids.values()))


def told_apart(layer: Layer, layers: LayerStack, ours: Mapping[str, str]) -> Layer:
    """Return a layer in a group of its own file, where another one of that name is open.

    The group of the other file also gets its folder's name.

    Parameters
    ----------
    layer : Layer
        One that comes.
    layers : LayerStack
        Those that are there.
    ours : mapping
        The ids in the stack of what came of the same source before, by the source's ids.
    """
    path = _file_of(layer)
    if path is None:
        return layer
    others = [
        (each, file)
        for each in layers.layers
        if each.layer_id not in ours.values()
        and (file := _file_of(each)) is not None
        and file != path
        and file.name == path.name
    ]
    for other, file in others:
        if other.group == layer.group:
            layers.put(replace(other, group=_with_folder(other.group, file, path)))
    return replace(layer, group=_with_folder(layer.group, path, others[0][1])) if others else layer


def _with_folder(group: str, path: Path, other: Path) -> str:
    """Return the name of a group with its folder, in full where the last part is the same."""
    is_told = path.parent.name != other.parent.name
    return f"{group} ({path.parent.name if is_told else path.parent})"


def _file_of(layer: Layer) -> Path | None:
    """Return the file, folder or archive that a layer's group is called after, None for others."""
    source = Path(layer.origin.source)
    around = (source, *source.parents)
    return next((each for each in around if each.name and layer.group.startswith(each.name)), None)
