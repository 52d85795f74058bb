"""Why the system cannot give a file, by what it raises: the border to the file system."""

import errno
from collections.abc import Mapping
from pathlib import Path

from gisapp.errors import SourceError

CODES: Mapping[int, str] = {
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOENT: "not_there",
    errno.ENOTDIR: "not_there",
    errno.ENAMETOOLONG: "name_of_nothing",
    errno.ELOOP: "link_in_circle",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EMFILE: "too_many_files",
    errno.ENFILE: "too_many_files",
    errno.EBUSY: "file_in_use",
    errno.ENOLCK: "file_in_use",
    errno.EIO: "not_readable",
    errno.ESTALE: "not_readable",
    errno.ETIMEDOUT: "not_readable",
    errno.EHOSTDOWN: "not_readable",
}
"""What keeps a file from being read, by what the system calls it."""


def of_file_system(path: Path, error: Exception) -> SourceError:
    """Return what is wrong where the system cannot give a file.

    Parameters
    ----------
    path : Path
        The file.
    error : Exception
        An OSError, or a ValueError where no file can have such a name.
    """
    number = error.errno if isinstance(error, OSError) else errno.ENOENT
    code = CODES.get(number or 0, "not_readable")
    if code == "not_there" and path.is_symlink():
        code = "link_to_nothing"
    return SourceError(code, path=path, details=str(error))
