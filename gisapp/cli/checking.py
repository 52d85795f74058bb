"""The command that checks data: check."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from gisapp.cli.arguments import Arguments
from gisapp.cli.documents import as_document
from gisapp.cli.opening import layers_of, open_all
from gisapp.cli.own_facts import own_rows
from gisapp.cli.own_mappings import asked_columns
from gisapp.cli.progress import progress_line
from gisapp.core.deliveries.changes_text import one_line
from gisapp.core.health.check import check
from gisapp.core.health.checked import Checked
from gisapp.core.health.finding import Finding, Health
from gisapp.core.health.limits import Limits
from gisapp.core.health.sorts import counted, sort_of
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.core.text.json_value import Json
from gisapp.errors import ExportError
from gisapp.export.findings_file import SUFFIX, write_findings
from gisapp.sources.parks.known_headings import known_headings
from gisapp.words import Words, load_words


def check_data(arguments: Arguments) -> int:
    """Print what is wrong with sources and return the exit code.

    Raises
    ------
    GisAppError
        A source cannot be read, or the list cannot be written.
    """
    path: Path | None = arguments.output
    if path is not None and path.suffix.lower() != SUFFIX:
        raise ExportError("check_suffix", path=path.name)
    words = load_words(arguments.lang or "en")
    layers = [
        layer
        for layer in layers_of(open_all(arguments))
        if layer.identifiable and layer.raster is None
    ]
    own = [layer for layer in layers if layer.dataset is None and layer.attributes.fields]
    rows = own_rows(arguments, own) if own else OwnRows(known_headings().schema)
    asked = asked_columns(arguments, own)
    checked = Checked(rows, date.today().year, Limits(years=arguments.years), asked)
    with progress_line(sys.stderr) as progress:
        health = check(layers, checked, progress)
    names = {layer.layer_id: layer.origin.layer for layer in layers}
    if path is not None:
        write_findings(path, health, names, words)
    if arguments.json:
        print(as_document([_document(each, names, words) for each in health.findings]))
        return 0
    for line in _lines(health, layers, words, lists=path is None):
        print(one_line(line) if not line.startswith(" ") else f"  {one_line(line)}")
    return 0


def _document(finding: Finding, names: dict[str, str], words: Words) -> Json:
    return {
        "code": finding.code,
        "layer": names[finding.layer_id],
        "key": finding.key or None,
        "message": finding.sentence(words),
        "at": list(finding.at) if finding.at else None,
    }


def _lines(health: Health, layers: Sequence[Layer], words: Words, *, lists: bool) -> Iterator[str]:
    names = {layer.layer_id: layer.origin.layer for layer in layers}
    yield words("health.found", count=len(health.findings), layers=len(layers))
    for sort, count in counted(health.findings).items():
        if not count:
            continue
        yield words("cli.changes_count", kind=words(f"health.sort.{sort}"), count=count)
        if lists:
            own = (each for each in health.findings if sort_of(each) == sort)
            yield from (f"  {names[each.layer_id]} · {each.sentence(words)}" for each in own)
    for each in health.not_checked:
        yield words("health.not_checked", layer=names[each.layer_id], why=each.sentence(words))
