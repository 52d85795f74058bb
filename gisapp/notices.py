"""Whose work gisapp is made of, and under which licence: for About, the command line, the page."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypedDict, cast

from gisapp import paths
from gisapp.words import Language, Words

_RULE = f"\n\n{'─' * 30}\n\n"
_LONGEST_LICENCE = 60
"""Characters; some packages state the whole text in the place of the licence's name."""


@dataclass(frozen=True)
class Notice:
    """What must be said of somebody's work.

    Parameters
    ----------
    name, licence, holder : str
        The work, the short name of its licence, and whose it is.
    use : mapping
        What it is here for, in each language.
    in_page : bool
        True if it is part of each exported page.
    text : str
        The licence; empty where an address or the short name says all.
    page_text : str
        The licence as a page has it: empty for a long one that may be named by its address.
    """

    name: str
    licence: str
    holder: str
    use: Mapping[Language, str]
    in_page: bool
    text: str
    page_text: str


class _Entry(TypedDict, total=False):
    """One entry of `resources/notices.json`."""

    name: str
    licence: str
    holder: str
    use: dict[Language, str]
    in_page: bool
    texts: list[str]
    texts_in_program_only: bool


@cache
def load_notices() -> tuple[Notice, ...]:
    """Return the notices of `resources/notices.json`, in its order."""
    stored = (paths.resources() / "notices.json").read_text(encoding="utf-8")
    return tuple(_notice(entry) for entry in cast("list[_Entry]", json.loads(stored)))


def notices_text(words: Words) -> str:
    """Return all notices, the packages that are used here, and the licences, as plain text.

    Parameters
    ----------
    words : Words
        Of the language; licences are in English whatever it is.
    """
    notices = load_notices()
    packages = (f"{name} · {licence}" for name, licence in packages_here())
    heads = (_head(notice, words.language) for notice in notices)
    overview = (*heads, "\n".join((words("about.packages"), *packages)))
    licences = (f"{notice.name}\n\n{notice.text}" for notice in notices if notice.text)
    return _RULE.join(("\n\n".join(overview), *licences))


def page_notices(language: Language) -> str:
    """Return the notices of what is in each exported page, and their licences, as plain text."""
    notices = [notice for notice in load_notices() if notice.in_page]
    heads = (_head(notice, language) for notice in notices)
    licences = (f"{notice.name}\n\n{notice.page_text}" for notice in notices if notice.page_text)
    return _RULE.join(("\n\n".join(heads), *licences))


def packages_here() -> tuple[tuple[str, str], ...]:
    """Return name with version, and licence, of each installed package that gisapp builds on."""
    from importlib.metadata import distribution

    found: dict[str, tuple[str, str]] = {}
    wanted = list(_requirements("gisapp"))
    while wanted:
        name = wanted.pop()
        key = name.lower().replace("_", "-")
        if key in found or not _is_installed(name):
            continue
        here = distribution(name)
        found[key] = f"{here.name} {here.version}", _licence_of(name)
        wanted.extend(_requirements(name))
    return tuple(found[key] for key in sorted(found))


def _notice(entry: _Entry) -> Notice:
    texts = (paths.resources() / "notices" / f"{name}.txt" for name in entry["texts"])
    text = "\n\n".join(each.read_text(encoding="utf-8").strip() for each in texts)
    return Notice(
        entry["name"],
        entry["licence"],
        entry["holder"],
        entry["use"],
        entry["in_page"],
        text,
        "" if entry.get("texts_in_program_only") else text,
    )


def _head(notice: Notice, language: Language) -> str:
    return f"{notice.name} · {notice.licence}\n{notice.holder}\n{notice.use[language]}"


def _is_installed(name: str) -> bool:
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def _requirements(name: str) -> Iterator[str]:
    """Yield what a package needs in any case: what is for its extras is left out."""
    from importlib.metadata import requires

    if not _is_installed(name):
        return
    for requirement in requires(name) or ():
        start = re.match(r"[\w.-]+", requirement)
        if start is not None and "extra ==" not in requirement:
            yield start[0]


def _licence_of(name: str) -> str:
    """Return the short name of a package's licence as the package states it, in one way or another.

    Classifiers come last: they don't tell one BSD licence from the other.
    """
    from importlib.metadata import metadata

    stated = metadata(name)
    for field in ("License-Expression", "License"):
        text = stated[field].strip() if field in stated else ""
        if text and "\n" not in text and len(text) <= _LONGEST_LICENCE:
            return text
    classifiers = stated.get_all("Classifier") or ()
    names = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License ::")]
    return ", ".join(names) or "–"
