"""What a check found, as an Excel workbook."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from gisapp.core.health.finding import Finding, Health
from gisapp.core.health.sorts import sort_of
from gisapp.core.layers.attributes import AttributeValue
from gisapp.errors import ExportError
from gisapp.export.workbook import Sheet, write_workbook
from gisapp.words import Words

SUFFIX = ".xlsx"
_HEADINGS = ("kind", "layer", "key", "finding", "longitude", "latitude", "code")


def write_findings(path: Path, health: Health, names: Mapping[str, str], words: Words) -> None:
    """Write what a check found to a workbook, whole or not at all.

    Parameters
    ----------
    path : Path
        Ends in .xlsx.
    health : Health
        What the check came to.
    names : mapping of str to str
        What layers are called, by their ids.
    words : Words
        In the user's language.

    Raises
    ------
    ExportError
        The file cannot be written, or its name ends otherwise.
    """
    if path.suffix.lower() != SUFFIX:
        raise ExportError("check_suffix", path=path.name)
    headings = [words(f"health.{each}") for each in _HEADINGS]
    rows = (_row(each, names, words) for each in health.findings)
    left_out = ((names.get(each.layer_id, ""), each.sentence(words)) for each in health.not_checked)
    sheets = {words("health.sheet"): Sheet(headings, rows)}
    if health.not_checked:
        headings = [words("health.layer"), words("health.finding")]
        sheets[words("health.sheet_not_checked")] = Sheet(headings, left_out)
    write_workbook(path, sheets)


def _row(finding: Finding, names: Mapping[str, str], words: Words) -> Sequence[AttributeValue]:
    longitude, latitude = finding.at or (None, None)
    return (
        words(f"health.sort.{sort_of(finding)}"),
        names.get(finding.layer_id, ""),
        finding.key,
        finding.sentence(words),
        longitude,
        latitude,
        finding.code,
    )
