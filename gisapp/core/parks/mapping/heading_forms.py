"""The ways to read a heading: as it is, then without its unit, its year, its brackets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gisapp.core.parks.facts import Period
from gisapp.core.parks.mapping.heading_period import period_in
from gisapp.core.parks.mapping.heading_units import unit_named
from gisapp.core.parks.mapping.heading_words import kind_in, words_of_unit
from gisapp.core.parks.mapping.layer_mapping import NO_PERIOD
from gisapp.core.text.matching import folded
from gisapp.grammar import grammar

_LONGEST = 120
_BRACKETS = re.compile(r"[(\[{【〔<「]([^()\[\]{}【】〔〕<>「」]*)[)\]}】〕>」]")
_SEPARATOR = re.compile(r"[_/:,;|\s\-—–]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_UNIT_WITHOUT_GAP = re.compile(
    r"(?<=[\u4e00-\u9fff])((?:[万亿千百]+元|平方米|平方公里|公顷|亩)(?:/(?:亩|公顷|人|平方米))?|%)$"
)
_BLANK_BETWEEN = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f(\[])")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_BETWEEN = "\0"
_UNHEARD = re.compile(r"[^\w%≤≥°&#\0]|_")
_BELOW_A_GROUP = 0.92
_NOT_MEANT = re.compile(
    r"^(?:其中|含|注(?=:)|第?[一二三四五六七八九十\d]+[、.)．]|[ivx]+[.)]|no\.?\s*\d+[.)])\s*:?"
)
_UP_TO_THEN = re.compile("累计|截[至止]|[年月][底末]|以来")
"""What is counted since the beginning is none of the year that is named."""
_BESIDE = re.compile(
    r"^(?:截[至止][^,]{0,8}?(?:底|末|日|目前|止))|^(?:(?:该|本|其中|企业|公司|项目|园区|开发区|地块|宗地|厂区|全年|全部|全区|累计|年度|主要|总的"
    r"|所有|最新|年末|期末|本年|当年|平均|年均|年|总"
    r"|折合|跟踪|具体|主要|直接|现场|牵头|挂点|包保)+)(?=..)|(?:累计|情况|信息|数据|合计|小计|总计|指标|字段)$"
)


@dataclass(frozen=True)
class HeadingForm:
    """One way to read a heading.

    Parameters
    ----------
    text : str
        What is looked up: folded.
    unit : str
        The unit that was taken off; empty for none.
    period : Period
        The time that was taken off.
    calendar : "western" or "minguo"
        How that time is written.
    kind : str
        The kind of fact that was taken off; empty for none.
    sure : float
        What is left of the certainty, from 0 to 1.
    """

    text: str
    unit: str = ""
    period: Period = NO_PERIOD
    calendar: Literal["western", "minguo"] = "western"
    kind: str = ""
    sure: float = 1.0


def plain_heading(heading: str) -> str:
    r"""Return a heading in one line, folded; words that capitals part are parted by spaces.

    >>> plain_heading("總投資\n(億元)"), plain_heading("LotArea"), plain_heading("面积［㎡］")
    ('总投资(亿元)', 'lot area', '面积[m2]')
    """
    return _plain(heading[:_LONGEST])


def _plain(text: str) -> str:
    plain = folded(_CAMEL.sub(" ", _INVISIBLE.sub("", text)))
    return _BLANK_BETWEEN.sub("", plain).replace(" (", "(").strip()


def lookup_key(text: str) -> str:
    """Return a folded text as headings are looked up: letters and digits, and signs that count.

    >>> lookup_key("far (≤)"), lookup_key("distance_to-port"), lookup_key("% women")
    ('far≤', 'distancetoport', '%women')
    """
    return _UNHEARD.sub("", text)


def lookup_keys(headings: Sequence[str]) -> list[str]:
    """Return as what many headings are looked up, all at once, which is far quicker.

    >>> lookup_keys(["總投資（億元）", "LotArea"])
    ['总投资亿元', 'lotarea']
    """
    joined = _BETWEEN.join(heading.replace(_BETWEEN, "") for heading in headings)
    return lookup_key(_plain(joined)).split(_BETWEEN)


def forms_of_heading(heading: str) -> Iterator[HeadingForm]:
    """Yield the ways to read a heading, the surest first.

    Parameters
    ----------
    heading : str
        As the table has it.
    """
    whole = plain_heading(heading)
    yield from _forms_of(HeadingForm(whole))
    # Below the heading of a group stands what it is: "用地情况 面积" is 面积 too.
    parts = [] if whole.isascii() else heading.split()
    for first in range(1, len(parts)):
        below = plain_heading(" ".join(parts[first:]))
        yield from _forms_of(HeadingForm(below, sure=_BELOW_A_GROUP))


def bare_form(heading: str) -> HeadingForm:
    """Return a heading without all that may stand beside its name.

    >>> bare_form("其中：2024年工业用地面积（不含仓储）（亩）").text
    '工业用地面积'
    """
    *_, last = _plainer(HeadingForm(plain_heading(heading)))
    return last


def _plainer(whole: HeadingForm) -> Iterator[HeadingForm]:
    """Yield a heading without its unit, its time, its brackets, and what stood in these."""
    bare = _without_unit(replace(whole, text=_NOT_MEANT.sub("", whole.text)))
    yield bare
    timeless = _without_period(bare)
    is_of_year = timeless.period.precision == "year" and not _UP_TO_THEN.search(bare.text)
    if is_of_year and not timeless.text.isascii():
        yield replace(timeless, text=f"年度{timeless.text}")
    yield timeless
    short = _without_brackets(timeless)
    yield short
    yield _without_unit(_without_period(short))


def _forms_of(whole: HeadingForm) -> Iterator[HeadingForm]:
    yield whole
    plainer = list(_plainer(whole))
    last = plainer[-1]
    trimmed = _without_words_beside(last)
    yield from (*plainer, _spelled_out(last), trimmed)
    yield from _parts_of(last)
    for form in dict.fromkeys((last, _spelled_out(last), trimmed)):
        yield from _said_otherwise(form)
    for form in (last, trimmed):
        found = kind_in(form.text)
        if found is not None:
            kind, text = found
            without = replace(form, text=text, kind=kind, sure=0.95 * form.sure)
            yield from (without, _without_words_beside(without))


def _parts_of(form: HeadingForm) -> Iterator[HeadingForm]:
    """Yield what stands behind and before a mark in Chinese: 总产值_同比, 总产值_本月."""
    parts = [] if form.text.isascii() else _SEPARATOR.split(form.text)
    if len(parts) > 1:
        yield replace(form, text=parts[-1], sure=0.85 * form.sure)
        yield replace(form, text=parts[0], sure=0.8 * form.sure)


def _said_otherwise(form: HeadingForm) -> Iterator[HeadingForm]:
    """Yield the heading in other words that mean nearly the same."""
    for word in words_of_unit(form.unit, form.text):
        yield replace(form, text=f"{form.text}{word}", sure=0.85 * form.sure)
    if form.text.endswith("时限"):
        text = f"约定{form.text.removesuffix('时限')}时间"
        yield replace(form, text=text, kind="signed", sure=0.85 * form.sure)
    for word, other in grammar("headings")["synonyms"]:
        if word in form.text and form.text != word:
            yield replace(form, text=form.text.replace(word, other), sure=0.85 * form.sure)
    if not form.text.isascii():
        name = re.sub("^所[属在]", "", form.text)
        yield replace(form, text=f"{name}名称", sure=0.85 * form.sure)


def _spelled_out(form: HeadingForm) -> HeadingForm:
    """Write out what names of columns cut short: yr_blt is year built."""
    words = re.split(r"[^a-z0-9]+", form.text) if form.text.isascii() else []
    known = grammar("headings")["abbreviations"]
    return replace(form, text=" ".join(known.get(word, word) for word in words) or form.text)


def with_its_unit(form: HeadingForm) -> HeadingForm:
    """Return a way to read a heading with the unit that still stands in it."""
    return replace(form, unit=form.unit or _without_unit(form).unit)


def _without_unit(form: HeadingForm) -> HeadingForm:
    """Take off a unit in brackets, after a separator, or right behind Chinese."""
    for match in _BRACKETS.finditer(form.text):
        parts = re.split("[,;、]", match[1])
        unit = next(filter(None, map(unit_named, parts)), "")
        if unit:
            others = ",".join(part for part in parts if not unit_named(part))
            rest = f"({others})" if others else ""
            text = f"{form.text[: match.start()]}{rest}{form.text[match.end() :]}"
            return replace(form, text=text.strip(" _:/,-"), unit=form.unit or unit)
    for match in _SEPARATOR.finditer(form.text):
        unit = unit_named(form.text[match.end() :].removeprefix("in "))
        if unit and match.start():
            return replace(form, text=form.text[: match.start()], unit=form.unit or unit)
    found = _UNIT_WITHOUT_GAP.search(form.text)
    if found is not None and found.start() > 1:
        text = form.text[: found.start()]
        return replace(form, text=text, unit=form.unit or unit_named(found[1]))
    return form


def _without_period(form: HeadingForm) -> HeadingForm:
    found = period_in(form.text)
    if found is None:
        return form
    rest = re.sub(r"[(\[]\s*[)\]]", "", found.rest).strip(" _:/,-")
    rest = re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", rest)
    if not rest:
        return form
    return replace(
        form,
        text=rest,
        period=found.period,
        calendar=found.calendar,
        sure=form.sure * found.sure,
    )


def _without_brackets(form: HeadingForm) -> HeadingForm:
    """Take off what stands in brackets and is no unit: it may narrow what is meant."""
    text = _BRACKETS.sub("", form.text).strip()
    if text == form.text or not text:
        return form
    return replace(form, text=text, sure=0.85 * form.sure)


def _without_words_beside(form: HeadingForm) -> HeadingForm:
    text = _BESIDE.sub("", form.text.rstrip("≥≤><=") or form.text)
    return form if text == form.text else replace(form, text=text, sure=0.85 * form.sure)
