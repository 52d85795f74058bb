"""Checks on the hand-kept tables; each finding is one sentence, and any of them stops the build."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from geodata.qingshanhu.schema import SINGLE_KIND_TABLES, TABLES

Records: TypeAlias = Sequence[Mapping[str, str]]

ARTICLE_ROWS = tuple(f"F{number:03d}" for number in range(1, 86))
_TREATMENTS_WITH_FACT = ("used", "unusable")
_TREATMENTS_WITHOUT_FACT = ("merged", "left_out")


def findings(tables: Mapping[str, Records], lists: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Return what is wrong with the tables, one sentence for each finding.

    Parameters
    ----------
    tables : mapping of str to Records
        The rows of each CSV file, by its name.
    lists : mapping of str to mapping of str to str
        The codes and labels of each closed list, by its name.
    """
    return [
        *_closed_lists(tables, lists),
        *_references(tables),
        *_facts(tables),
        *_two_languages(tables),
        *_features(tables),
        *_ledger(tables),
    ]


def subjects(tables: Mapping[str, Records]) -> dict[str, str]:
    """Return the kind of every uid that facts and relations may name."""
    kinds: dict[str, str] = {}
    for table in ("site", "place", "enterprise", "road", "topic"):
        for row in tables[table]:
            kinds[row["uid"]] = table if table in SINGLE_KIND_TABLES else row["kind"]
    return kinds


def _closed_lists(
    tables: Mapping[str, Records], lists: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    for table in TABLES:
        for column in table.columns:
            for row in tables[table.name]:
                value = row[column.name]
                if column.enum and value and value not in lists[column.enum]:
                    yield f"{table.name}.csv: {column.name} {value!r} is in no closed list."


def _references(tables: Mapping[str, Records]) -> Iterator[str]:
    uids = set(subjects(tables))
    sources = {row["source_id"] for row in tables["source"]}
    for table, column, allowed in (
        ("fact", "subject_uid", uids),
        ("fact", "source_id", sources),
        ("relation", "subject_uid", uids),
        ("relation", "object_uid", uids),
        ("relation", "source_id", sources),
        ("site", "parent_uid", uids | {""}),
        ("enterprise", "site_uid", uids | {""}),
    ):
        for row in tables[table]:
            if row[column] not in allowed:
                yield f"{table}.csv: {column} {row[column]!r} is not known."
    cited = {row["source_id"] for table in ("fact", "relation") for row in tables[table]}
    yield from (f"source.csv: nothing cites {source}." for source in sorted(sources - cited))


def _facts(tables: Mapping[str, Records]) -> Iterator[str]:
    units = {row["code"]: row["unit"] for row in tables["property"]}
    keys = Counter(
        (
            row["subject_uid"],
            row["property"],
            row["period_start"],
            row["period_end"],
            row["kind"],
            row["source_id"],
        )
        for row in tables["fact"]
    )
    yield from (f"fact.csv: {key} is stated twice." for key, count in keys.items() if count > 1)
    for row in tables["fact"]:
        name = f"fact.csv: {row['fact_id']}"
        garbled = row["confidence"] == "garbled"
        if garbled and (row["value_num"] or row["value_text_en"]):
            yield f"{name} is garbled and still has a value."
        if not garbled and not (row["value_num"] or row["value_text_en"]):
            yield f"{name} has no value."
        if row["value_num"] and row["unit"] != units.get(row["property"]):
            yield f"{name} has unit {row['unit']!r}, its property {units.get(row['property'])!r}."
        if not row["value_num"] and row["unit"]:
            yield f"{name} has a unit and no number."
        if row["confidence"] != "clear" and not row["note_en"]:
            yield f"{name} is {row['confidence']} and no note says why."


def _two_languages(tables: Mapping[str, Records]) -> Iterator[str]:
    pairs = [("title", "title_zh"), ("note", "note_zh")] + [
        (f"{stem}_en", f"{stem}_zh") for stem in ("label", "value_text", "note", "geometry_note")
    ]
    for name, rows in tables.items():
        for row in rows:
            for english, chinese in pairs:
                if english in row and chinese in row and bool(row[english]) != bool(row[chinese]):
                    first = next(iter(row.values()))
                    yield f"{name}.csv: {first} has only one of {english} and {chinese}."


def _features(tables: Mapping[str, Records]) -> Iterator[str]:
    uids = Counter(
        row["uid"]
        for table in ("site", "place", "enterprise", "road", "topic")
        for row in tables[table]
    )
    yield from (f"uid {uid} is used twice." for uid, count in uids.items() if count > 1)
    for table in ("site", "place", "enterprise", "road"):
        for row in tables[table]:
            if not (row["geometry_note_en"] and row["geometry_accuracy_m"]):
                yield f"{table}.csv: {row['uid']} has no geometry note or accuracy."
            if bool(row["name_zh"]) != bool(row["name_pinyin"]):
                yield f"{table}.csv: {row['uid']} has a Chinese name or pinyin, not both."


def _ledger(tables: Mapping[str, Records]) -> Iterator[str]:
    ledger = {row["fact_id"]: row for row in tables["rows"]}
    facts = {row["fact_id"] for row in tables["fact"] if row["source_id"] == "S001"}
    if tuple(ledger) != ARTICLE_ROWS or len(tables["rows"]) != len(ARTICLE_ROWS):
        yield f"rows.csv must list {ARTICLE_ROWS[0]} to {ARTICLE_ROWS[-1]} once, in order."
    for fact_id, row in ledger.items():
        expected = row["treatment"] in _TREATMENTS_WITH_FACT
        if not expected and row["treatment"] not in _TREATMENTS_WITHOUT_FACT:
            yield f"rows.csv: {fact_id} has no known treatment: {row['treatment']!r}."
        if expected != (fact_id in facts):
            yield f"rows.csv says {row['treatment']} of {fact_id}; fact.csv disagrees."
        if not row["why"] or (row["treatment"] == "merged") != bool(row["merged_into"]):
            yield f"rows.csv: {fact_id} lacks its reason or what it is merged into."
    yield from (f"rows.csv does not list {fact}." for fact in sorted(facts - set(ledger)))
