"""What the window is asked to show when it starts."""

from dataclasses import dataclass
from pathlib import Path

from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.space.extent import Extent
from gisapp.words import Language


@dataclass(frozen=True)
class ViewArguments:
    """What `gisapp view` was asked to show.

    Parameters
    ----------
    sources : tuple of str
        Opened on top of the embedded data, which is then switched off.
    project : Path or None
        A project or a package, opened before the sources.
    select : str
        The uid of the subject to read first; empty for none.
    extent : Extent or None
        What to see first, in degrees of longitude and latitude.
    size : (int, int) or None
        Width and height of the window in logical pixels.
    screenshot : Path or None
        Where to save a picture of the window, which then closes. Such a window starts from no
        memory and leaves none.
    read_as : ReadAs
        What the user says of the sources, in place of what they state.
    memory_bytes : int or None
        What all layers may take; None for half of the machine's memory.
    """

    sources: tuple[str, ...] = ()
    project: Path | None = None
    select: str = ""
    extent: Extent | None = None
    language: Language | None = None
    size: tuple[int, int] | None = None
    screenshot: Path | None = None
    read_as: ReadAs = AS_STATED
    memory_bytes: int | None = None

    @property
    def has_own_data(self) -> bool:
        """True where something else than the embedded data shall be seen."""
        return bool(self.sources) or self.project is not None
