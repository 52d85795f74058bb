"""The subjects of a GeoPackage of the park schema, checked row by row."""

from collections.abc import Mapping
from dataclasses import replace

from gisapp.core.parks.dataset import GeometryNote, Subject
from gisapp.sources.parks.lists import Codes, bilingual, is_known
from gisapp.sources.parks.problems import Fault, Problems, unknown_code, unknown_uid
from gisapp.sources.parks.rows import GEOMETRY, Row, Table

KINDS: Mapping[str, tuple[str, ...]] = {
    "site": (
        *("district", "park", "phase", "zone", "reconstruction_zone", "expansion_zone"),
        *("project", "plot", "building"),
    ),
    "place": ("development_zone", "station", "airport", "centre"),
    "enterprise": ("enterprise",),
    "road": ("road",),
    "topic": ("cluster", "programme", "plan", "fund", "event"),
}
"""The tables of subjects and the kinds that each may have; one kind needs no column `kind`."""
_CODED_COLUMNS = ("status", "name_confidence", "chain_link", "road_class")
_FURTHER_COLUMNS = ("industry_code", "chain_link", "uscc", "road_class")


def read_subjects(
    tables: Mapping[str, Table], codes: Codes, problems: Problems
) -> dict[str, Subject]:
    """Return all subjects by uid.

    Parameters
    ----------
    tables : mapping
        All tables of the schema by name.
    codes : mapping
        The labels of all closed lists.
    problems : Problems
        Learns of rows that are left out and of values that are not taken.
    """
    subjects: dict[str, Subject] = {}
    rows: dict[str, Row] = {}
    for table, kinds in KINDS.items():
        for row in tables[table].rows:
            uid = row.text("uid")
            kind = kinds[0] if len(kinds) == 1 else row.text("kind")
            if not uid:
                problems.add_row(row, Fault.of("no_uid"), "row_left_out")
            elif uid in rows:
                first = rows[uid]
                fault = Fault.of("duplicate_uid", table=first.table, fid=first.fid)
                problems.add_row(row, fault, "row_left_out")
            elif kind not in kinds:
                fault = Fault.of("unknown_code", "unknown_kind", kind=kind, known=", ".join(kinds))
                problems.add_row(row, fault, "row_left_out")
            else:
                rows[uid] = row
                subjects[uid] = _subject(row, uid, kind, codes, problems)
    return {
        uid: replace(subject, parent_uid=_parent(rows[uid], subjects, problems))
        for uid, subject in subjects.items()
    }


def _subject(row: Row, uid: str, kind: str, codes: Codes, problems: Problems) -> Subject:
    known = {column: _known_code(row, column, codes, problems) for column in _CODED_COLUMNS}
    return Subject(
        uid=uid,
        table=row.table,
        feature_id=row.fid,
        kind=kind,
        name=bilingual(row, "name"),
        name_confidence=known["name_confidence"],
        pinyin=row.text("name_pinyin"),
        parent_uid="",
        status=known["status"],
        geometry=_geometry_note(row, codes, problems) if GEOMETRY in row.values else None,
        attributes={
            column: known.get(column, row.text(column))
            for column in _FURTHER_COLUMNS
            if row.text(column)
        },
    )


def _known_code(row: Row, column: str, codes: Codes, problems: Problems) -> str:
    code = row.text(column)
    if code and not is_known(codes, column, code):
        problems.add_row(row, unknown_code(row, column), "not_shown")
        return ""
    return code


def _geometry_note(row: Row, codes: Codes, problems: Problems) -> GeometryNote:
    method = _known_code(row, "geometry_method", codes, problems)
    note = bilingual(row, "geometry_note")
    accuracy = _accuracy(row, problems)
    if method == "schematic" and not note:
        problems.add_row(row, Fault.of("schematic_without_note"), "say_claim")
    if method == "schematic" and accuracy is None:
        problems.add_row(row, Fault.of("schematic_without_accuracy"), "say_accuracy")
    return GeometryNote(method, row.text("geometry_area_is_stated") == "yes", accuracy, note)


def _accuracy(row: Row, problems: Problems) -> float | None:
    try:
        accuracy = row.number("geometry_accuracy_m")
    except ValueError:
        accuracy = -1.0
    if accuracy is not None and accuracy < 0:
        fault = Fault.of("not_a_number", "no_metres", value=row.text("geometry_accuracy_m"))
        problems.add_row(row, fault, "not_stated")
        return None
    return accuracy


def _parent(row: Row, subjects: Mapping[str, Subject], problems: Problems) -> str:
    column = "site_uid" if row.table == "enterprise" else "parent_uid"
    uid = row.text(column)
    if uid and uid not in subjects:
        problems.add_row(row, unknown_uid(row, column), "not_shown")
        return ""
    return uid
