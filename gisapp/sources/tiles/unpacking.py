"""Unpacks what is packed in a file of tiles, up to a size: a few bytes can unfold to gigabytes."""

import zlib

_GZIP = 31
"""What zlib calls the format of gzip."""


def unpack(packed: bytes, most_bytes: int) -> bytes:
    """Return what gzip has packed.

    Parameters
    ----------
    packed : bytes
        One file of gzip; what follows it is left out.
    most_bytes : int
        How large it may become; no more memory is taken.

    Raises
    ------
    ValueError
        It would become larger.
    EOFError
        It ends too early.
    zlib.error
        It was not packed by gzip, or is damaged.
    """
    unpacker = zlib.decompressobj(_GZIP)
    content = unpacker.decompress(packed, most_bytes + 1)
    if len(content) > most_bytes:
        raise ValueError(f"it unpacks to more than {most_bytes:,} bytes")
    if not unpacker.eof:
        raise EOFError("what is packed ends too early")
    return content
