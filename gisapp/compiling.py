"""Functions compiled to machine code: once on a machine, then kept until their sources change."""

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, TypeVar, cast
from zlib import crc32

import numba
from numba import types

from gisapp import paths

_Function = TypeVar("_Function", bound=Callable[..., object])


def compiled(*parameters: types.Type) -> Callable[[_Function], _Function]:
    """Return a decorator that compiles a function, which then needs no interpreter lock.

    Parameters
    ----------
    *parameters : numba type
        Of the function's parameters; it returns nothing.
    """
    signature = types.void(*parameters)

    def made(function: _Function) -> _Function:
        try:
            return _made(function, signature, keeps=True)
        except (OSError, RuntimeError):
            # It cannot be kept: no folder may be written, or the disk is full.
            return _made(function, signature, keeps=False)

    return made


def inlined(function: _Function) -> _Function:
    """Return a function that compiled ones call; it is compiled as a part of them."""
    return cast(
        "_Function",
        numba.njit(function, nogil=True, error_model="numpy", forceinline=True, _nrt=False),
    )


def read_only(
    element: types.Type, dimensions: int = 1, order: Literal["C", "F"] = "C"
) -> types.Type:
    """Return the type of an array that is only read."""
    array: types.Type = types.Array(element, dimensions, order, readonly=True)
    return array


def named(of: type, *members: types.Type) -> types.Type:
    """Return the type of a `NamedTuple` with members of these types."""
    found: types.Type = types.BaseTuple.from_types(members, of)  # type: ignore[no-untyped-call]
    return found


def _made(function: _Function, signature: object, *, keeps: bool) -> _Function:
    decorate = numba.njit(signature, nogil=True, error_model="numpy", cache=keeps, _nrt=False)
    return cast("_Function", decorate(function))


def _place_of_code(sources: Iterable[Path]) -> str:
    """Return the folder for compiled code: another one as soon as a source changes.

    Numba itself looks at a function's own file only, not at those of the functions it calls.
    """
    stamp = crc32(b"".join(path.read_bytes() for path in sources))
    beside = Path(__file__).parent / "__pycache__"
    for folder in (beside, paths.cache()):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return str(folder / f"compiled-{stamp:08x}")
        except OSError:
            continue
    return ""


_SOURCES = sorted(Path(__file__).parent.glob("render/raster/*.py"))
numba.config.CACHE_DIR = _place_of_code(_SOURCES)  # type: ignore[attr-defined]
