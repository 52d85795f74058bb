"""Features as a file of the format that its suffix says; what it cannot keep is told before."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import ExportError
from gisapp.export.atomic_file import whole_files
from gisapp.export.formats.writer import FeatureExport
from gisapp.export.formats.writers import writer_for
from gisapp.export.left_out import left_out
from gisapp.export.styles.style_file import write_style
from gisapp.export.tables.request import FeatureRequest
from gisapp.words import Words


def write_feature_file(
    request: FeatureRequest, path: Path, progress: Progress = NO_PROGRESS
) -> int:
    """Write features, and return how many they are.

    Parameters
    ----------
    request : FeatureRequest
        What is written.
    path : Path
        A file, new or old; its suffix is one of those of `WRITERS`.
    progress : Progress
        Reported to, and checked, between the steps.

    Raises
    ------
    ExportError
        The file cannot be written, nothing is chosen, or the format cannot have what is asked for.
    SourceError
        The source of a layer cannot be read any more.
    Cancelled
        The export shall end; an old file is as it was.
    """
    export = _export_of(request, path)
    with _whole_files(path, export.writer.siblings) as part:
        count = export.writer.write(export, part, progress)
        if not count and not request.chosen.is_all:
            raise ExportError("nothing_to_write")
    if request.style_suffix:
        write_style(
            request.layers[0], path.with_suffix(request.style_suffix), request.content.language
        )
    return count


def losses_told(request: FeatureRequest, path: Path, words: Words) -> tuple[str, ...]:
    """Return a sentence for all that the file will not keep; parameters as of the writing.

    Raises
    ------
    ExportError
        Nothing is chosen, or the format cannot have what is asked for.
    """
    export = _export_of(request, path)
    own = (each.sentence(words) for each in export.writer.losses(export))
    return tuple(dict.fromkeys((*own, *left_out(request.layers, words))))


def _export_of(request: FeatureRequest, path: Path) -> FeatureExport:
    """Return what the writer of a file is given, if that can be written at all."""
    export, count = FeatureExport(request, writer_for(path)), len(request.layers)
    if request.style_suffix and count != 1:
        raise ExportError("style_of_several", path=path.name, count=count)
    export.check()
    return export


@contextmanager
def _whole_files(path: Path, siblings: tuple[str, ...]) -> Iterator[Path]:
    """Give a path to write to, and move it and the files beside it into place together.

    Parameters and errors are those of `whole_file`; what stands beside the path that is given
    under the suffixes of `siblings` goes with it.
    """
    with whole_files(path, *map(path.with_suffix, siblings)) as (part, *beside):
        made = [part.with_suffix(each) for each in siblings]
        try:
            yield part
            for file, place in zip(made, beside, strict=True):
                if file.exists():
                    file.replace(place)
        finally:
            for file in made:
                file.unlink(missing_ok=True)
