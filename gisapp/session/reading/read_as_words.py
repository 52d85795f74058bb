"""How a layer is read, in the words of the user: its CRS, its correction, its encoding."""

from collections.abc import Iterator

from gisapp.core.layers.read_as import ReadAs
from gisapp.words import Words


def described(read_as: ReadAs, words: Words) -> str:
    """Return what the user said of a source as part of a sentence, such as "EPSG:4548, GBK".

    Parameters
    ----------
    read_as : ReadAs
        Says something.
    words : Words
        The user's language.
    """
    return words("read_as.joined_by").join(_parts(read_as, words))


def _parts(read_as: ReadAs, words: Words) -> Iterator[str]:
    if read_as.crs is not None:
        yield read_as.crs.partition("[")[0]
    if read_as.is_swapped:
        yield words("read_as.swapped")
    if read_as.correction:
        yield words("read_as.corrected", correction=read_as.correction)
    if read_as.datum_shift:
        yield words("read_as.shifted", count=len(read_as.datum_shift))
    if read_as.encoding is not None:
        yield read_as.encoding
