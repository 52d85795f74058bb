"""The coordinate reference systems that are known by name, and how users find one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

MOST_FOUND = 40
_ALIASES: Mapping[str, str] = {
    "2000国家大地": "cgcs2000",
    "国家2000": "cgcs2000",
    "西安80": "xian 1980",
    "西安1980": "xian 1980",
    "1980西安": "xian 1980",
    "北京54": "beijing 1954",
    "北京1954": "beijing 1954",
    "1954北京": "beijing 1954",
    "高斯": "gauss",
    "墨卡托": "mercator",
    "分带": "degree",
    "度带": "degree",
    "带": "zone",
}
"""What the names of the registry, which are English, are called in Chinese."""


@dataclass(frozen=True)
class NamedCrs:
    """A CRS of the EPSG registry, by its code `EPSG:n` and its name."""

    code: str
    name: str


@lru_cache(maxsize=1)
def known_crs() -> tuple[NamedCrs, ...]:
    """Return all that are projected or of degrees, in a worker: it takes a tenth of a second."""
    from pyproj.database import query_crs_info
    from pyproj.enums import PJType

    wanted = [PJType.PROJECTED_CRS, PJType.GEOGRAPHIC_2D_CRS]
    found = query_crs_info(auth_name="EPSG", pj_types=wanted)
    return tuple(
        NamedCrs(f"{each.auth_name}:{each.code}", each.name)
        for each in sorted(found, key=lambda each: int(each.code))
    )


def found_crs(known: Iterable[NamedCrs], text: str) -> Sequence[NamedCrs]:
    """Return the CRS whose code or name has all the words of a text, the best first.

    Parameters
    ----------
    known : iterable of NamedCrs
        All there are.
    text : str
        What the user typed: `4548`, `EPSG:4548`, `cgcs2000 117`, `西安80 39`.

    Examples
    --------
    >>> known = (NamedCrs("EPSG:4527", "CGCS2000 / 3-degree Gauss-Kruger zone 39"),)
    >>> [each.code for each in found_crs(known, "国家2000 39带")]
    ['EPSG:4527']
    """
    wanted = _words(text)
    if not wanted:
        return ()
    number = wanted[-1]
    fitting = [each for each in known if all(word in _searched(each) for word in wanted)]
    fitting.sort(key=lambda each: (each.code != f"EPSG:{number}", not _begins(each, number)))
    return fitting[:MOST_FOUND]


def _searched(crs: NamedCrs) -> str:
    return f"{crs.code} {crs.name}".lower()


def _begins(crs: NamedCrs, number: str) -> bool:
    return crs.code.startswith(f"EPSG:{number}")


def _words(text: str) -> list[str]:
    said = text.lower()
    for chinese, english in _ALIASES.items():
        said = said.replace(chinese, f" {english} ")
    return said.replace("epsg:", " ").replace("epsg", " ").split()
