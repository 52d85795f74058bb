"""Where things lie: the package's own data, and what the program keeps for itself.

geodata/ and resources/ are beside the package in a checkout, inside it when installed.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _data_folder(name: str) -> Path:
    installed = _PACKAGE / "data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def geodata() -> Path:
    """Return the folder of the embedded data."""
    return _data_folder("geodata")


def resources() -> Path:
    """Return the folder of icons, words, units, palettes and the snapshot's template."""
    return _data_folder("resources")


def cache() -> Path:
    """Return the user's folder for what can be fetched or made again; it may not be there."""
    from platformdirs import user_cache_path

    return user_cache_path("gisapp", appauthor=False)


def data() -> Path:
    """Return the user's folder for what the program keeps safe; it may not be there."""
    from platformdirs import user_data_path

    return user_data_path("gisapp", appauthor=False)
