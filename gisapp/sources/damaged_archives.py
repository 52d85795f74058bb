"""What Python raises for archives that are damaged, encrypted or packed in ways unknown to it."""

import lzma
import struct
import tarfile
import zlib
from zipfile import BadZipFile

DAMAGES = (
    # Runtime errors are passwords, and ways of packing that Python doesn't know; names may be no
    # text, and members may be missing.
    *(BadZipFile, tarfile.TarError, RuntimeError, EOFError, OSError, ValueError, KeyError),
    *(zlib.error, lzma.LZMAError, struct.error),
)
