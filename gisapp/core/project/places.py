"""Where the files of a project lie, as seen from its own folder."""

import os
from pathlib import PurePath, PureWindowsPath

_MOST_STEPS_UP = 3
"""A file whose way from the project leads further up is not near it."""
_DEVICES = ("\\\\", "//")


def relative_place(place: str, folder: str) -> str:
    """Return the way from a folder to a file, with forward slashes; "" where it is not near.

    Parameters
    ----------
    place, folder : str
        Absolute paths.

    Examples
    --------
    >>> relative_place("/parks/data/plots.shp", "/parks/projects")
    '../data/plots.shp'
    >>> relative_place("/elsewhere/plots.shp", "/home/li/parks/2026/projects")
    ''
    """
    try:
        way = os.path.relpath(place, folder)
    except ValueError:
        # Another drive.
        return ""
    steps = PurePath(way).parts
    return ("/".join(steps) or ".") if steps.count(os.pardir) <= _MOST_STEPS_UP else ""


def is_absolute(place: str) -> bool:
    r"""Return True for a path that names a root, a drive or a server, on whatever system.

    >>> [is_absolute(each) for each in ("/etc/a", "C:a", r"\\server\share\a", "data/a")]
    [True, True, True, False]
    """
    windows = PureWindowsPath(place)
    return place.startswith(("/", "\\")) or bool(windows.drive)


def is_on_server(place: str) -> bool:
    r"""Return True for a path that Windows would ask another machine, or a device, for.

    >>> is_on_server(r"\\files\parks\plots.shp"), is_on_server("/parks/plots.shp")
    (True, False)
    """
    return place.startswith(_DEVICES)


def leads_out(place: str) -> bool:
    r"""Return True for a relative path that leaves the folder where it begins.

    >>> [leads_out(each) for each in ("data/a", "data/../../a", r"..\a", "C:/a")]
    [False, True, True, True]
    """
    if is_absolute(place):
        return True
    depth = 0
    for step in place.replace("\\", "/").split("/"):
        depth += {"..": -1, ".": 0, "": 0}.get(step, 1)
        if depth < 0:
            return True
    return False
