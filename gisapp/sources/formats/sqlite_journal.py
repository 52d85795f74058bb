"""SQLite files, such as GeoPackages, whose last changes still stand in a file beside them."""

import shutil
import tempfile
from pathlib import Path
from weakref import finalize

from gisapp.errors import SourceError

_MAGIC = b"SQLite format 3\0"


def journal_of(path: Path) -> Path | None:
    """Return the file beside an SQLite file with changes that it lacks; None without any."""
    journal = path.with_name(path.name + "-wal")
    if not journal.is_file() or not journal.stat().st_size:
        return None
    try:
        with path.open("rb") as file:
            return journal if file.read(len(_MAGIC)) == _MAGIC else None
    except OSError:
        # Whoever reads the file says why it cannot be read.
        return None


class JournalCopy:
    """A copy of an SQLite file and of its journal, there as long as this object is.

    SQLite would write the changes into the user's file, and take the journal away.

    Parameters
    ----------
    path : Path
        The file.
    journal : Path
        What `journal_of` returned for it.

    Raises
    ------
    SourceError
        There is no room for the copy.
    """

    def __init__(self, path: Path, journal: Path) -> None:
        folder = Path(tempfile.mkdtemp(prefix="gisapp-"))
        finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.path = folder / path.name
        try:
            shutil.copyfile(path, self.path)
            shutil.copyfile(journal, folder / journal.name)
        except OSError as error:
            raise SourceError(
                f"{path} has its last changes in a file beside it, and there is no room for a copy "
                f"of both: {error.strerror}."
            ) from error
