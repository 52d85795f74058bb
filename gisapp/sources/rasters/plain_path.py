"""A name that GDAL can be given, for a file whose own is no text in UTF-8."""

from pathlib import Path

from gisapp.sources.stand_ins.private_folder import link, new_folder


def plain_path(path: Path) -> Path:
    """Return an absolute path of a file, or of a link to it where its own is no text.

    Parameters
    ----------
    path : Path
        A raster; what lies beside it under the same name is linked too.
    """
    whole = path.absolute()
    if _is_text(str(whole)):
        return whole
    folder = new_folder()
    for each in whole.parent.iterdir():
        rest = each.name.removeprefix(whole.stem)
        if rest.startswith(".") and rest != each.name and _is_text(rest):
            link(each, folder / f"raster{rest}")
    return folder / f"raster{whole.suffix}"


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
