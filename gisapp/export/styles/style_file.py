"""The look of a layer as a file of its own, for QGIS and for servers of maps."""

from pathlib import Path

from gisapp.core.layers.layer import Layer
from gisapp.errors import ExportError
from gisapp.export.atomic_file import whole_file
from gisapp.export.styles.qml import qml_of
from gisapp.export.styles.sld import sld_of
from gisapp.words import Language

_FORMS = {".qml": qml_of, ".sld": sld_of}


def write_style(layer: Layer, path: Path, language: Language) -> None:
    """Write how a layer looks.

    Parameters
    ----------
    layer : Layer
        As it is shown.
    path : Path
        A file, new or old; its suffix, .qml or .sld, says in which form.
    language : "en" or "zh"
        Of the names of classes.

    Raises
    ------
    ExportError
        The file cannot be written, or its suffix is another one.
    """
    form = _FORMS.get(path.suffix.lower())
    if form is None:
        raise ExportError("style_suffix", path=path.name)
    text = form(layer, language)
    with whole_file(path) as part:
        part.write_text(text, encoding="utf-8")
