"""Functions compiled to machine code: once on a machine, then kept until their sources change."""

from collections.abc import Callable
from typing import TypeVar, cast

import numba
from numba import types

from gisapp.compiled_code import code_folder

_Function = TypeVar("_Function", bound=Callable[..., object])
# Without arrays of their own they need not count who uses which.
_OPTIONS = {"nogil": True, "error_model": "numpy", "_nrt": False}


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
    decorate = numba.njit(forceinline=True, **_OPTIONS)  # type: ignore[call-overload]
    return cast("_Function", decorate(function))


def read_only(element: types.Type, dimensions: int = 1) -> types.Type:
    """Return the type of an array that is only read."""
    return types.Array(element, dimensions, "C", readonly=True)


def written(element: types.Type, dimensions: int = 1) -> types.Type:
    """Return the type of an array that is written to."""
    return types.Array(element, dimensions, "C")


def named(of: type, *members: types.Type) -> types.Type:
    """Return the type of a `NamedTuple` with members of these types."""
    found: types.Type = types.BaseTuple.from_types(members, of)  # type: ignore[no-untyped-call]
    return found


def _made(function: _Function, signature: object, *, keeps: bool) -> _Function:
    decorate = numba.njit(signature, cache=keeps, **_OPTIONS)  # type: ignore[call-overload]
    return cast("_Function", decorate(function))


numba.config.CACHE_DIR = str(code_folder() or "")  # type: ignore[attr-defined]
