"""Where compiled functions are kept from one start of the program to the next."""

import tempfile
from pathlib import Path
from zlib import crc32

from gisapp import paths

_PACKAGE = Path(__file__).parent
# Beside the kernels themselves, where they have their constants from.
_SOURCES = "render/raster/*.py", "core/geometry/*.py"


def code_folder() -> Path | None:
    """Return the folder, which may not be there yet; None if nothing can be kept.

    It is beside the package or, where that may not be written, in the user's cache; another one
    as soon as a function changes. For numba looks at the file of the function that it compiles,
    not at those of the functions that this one calls.
    """
    sources = [path for folder in _SOURCES for path in sorted(_PACKAGE.glob(folder))]
    stamp = crc32(b"".join(path.read_bytes() for path in sources))
    for folder in (_PACKAGE / "__pycache__", paths.cache()):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return folder / f"compiled-{stamp:08x}"
        except OSError:
            continue
    return None
