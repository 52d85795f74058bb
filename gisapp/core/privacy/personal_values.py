"""Finds in a text what is likely about a person: phones, numbers of papers and cards, addresses."""

import re
import unicodedata
from datetime import date
from functools import cache
from typing import Literal

from gisapp.grammar import grammar

PersonalKind = Literal[
    "phone",
    "id_number",
    "passport",
    "bank_card",
    "email",
    "chat",
    "plate",
    "address",
    "birth",
    "person",
]
"""What personal data are; `chat` is an account of WeChat, QQ and the like."""

ANY_SIGN = r"[0-9０-９][-0-9０-９ 　()（）]{5}|[@＠]|微信|(?i:wechat|qq)|[A-Za-z][·\s]?[A-Z0-9]{5}"
"""What every text has that `personal_kind` finds something in, for whoever has a million of them;
for regular expressions that cannot look around."""

_APART = r"(?<![0-9A-Za-z.\-/_+第])"
_ENDS = r"(?![0-9A-Za-z_]|[.\-/][0-9]|\s*[元万亿亩㎡平])"
_CHINA = r"(?:(?:\+|00)?86[-\s]?)"
_MOBILE = re.compile(
    rf"(?:{_APART}{_CHINA}?|(?<![0-9])\+86[-\s]?)1[3-9][0-9](?:[-\s]?[0-9]{{4}}){{2}}{_ENDS}"
)
_LANDLINE = re.compile(
    rf"{_APART}{_CHINA}?[(]?0(?:10|2[0-9]|[3-9][0-9]{{2}})[)]?(?:(?<=\))|[-\s])[-\s]?"
    r"[2-9][0-9]{3}[\s-]?[0-9]{3,4}(?:[-\s转]*(?:ext\.?\s?)?[0-9]{1,6})?(?![0-9A-Za-z_])",
    re.IGNORECASE,
)
_CHINA_WITHOUT_ZERO = re.compile(
    r"(?<![0-9A-Za-z])(?:(?:\+|00)86[-\s(]*|86[-\s(]+)(?:10|2[0-9]|[3-9][0-9]{2})[-\s)]*"
    rf"[2-9][0-9]{{3}}[\s-]?[0-9]{{3,4}}{_ENDS}"
)
_ABROAD = re.compile(r"(?<![0-9A-Za-z])\+(?!0|86)[0-9]{1,3}[-\s(][-0-9\s()]{6,16}[0-9](?![0-9.°'])")
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9.])[A-Za-z0-9][\w.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}\b",
    re.ASCII,
)
_CHAT = re.compile(
    r"(?:微信号?|wechat(?:\s?id)?)\s*[::是]\s*[A-Za-z][-\w]{5,19}|QQ号?\s*[::]\s*[1-9][0-9]{4,10}",
    re.IGNORECASE | re.ASCII,
)
_ID_18 = re.compile(rf"{_APART}[0-9]{{17}}[0-9Xx](?![0-9A-Za-z_])")
_CARD = re.compile(
    rf"{_APART}(?:62|4[0-9]|5[1-5]|3[47])[0-9]{{2}}(?:[- ]?[0-9]{{2,4}}){{3,5}}{_ENDS}"
)
_CARD_DIGITS = re.compile(r"[0-9](?:[- ]?[0-9]){15,18}")
_CARD_WORD = re.compile(r"卡号|账号|帐号|account|card", re.IGNORECASE)
_PASSPORT = re.compile(r"(?:E[A-HJ-NP-Z]|[EGDSPHMKJ][A-Z]?)[0-9]{7,9}|1[45][0-9]{7}")
_LOCAL_PHONE = re.compile(r"\+?[0-9][0-9\s()/,;、转-]{5,}[0-9]")
MOST_LETTERS = 20_000
"""Of a longer text only the beginning is looked at."""


def personal_kind(text: str) -> PersonalKind | None:
    """Return what personal data a text has in it, None for none that can be told by its form.

    Codes of parcels, of organisations and of accounts, and coordinates, are none.

    Examples
    --------
    >>> personal_kind("张工 138-0791-1234"), personal_kind("0791-88123456转802")
    ('phone', 'phone')
    >>> personal_kind("11010519491231002X"), personal_kind("91360106MA35K8HN0X")
    ('id_number', None)
    >>> personal_kind("3601110010010000001"), personal_kind("115.98123, 28.64123")
    (None, None)
    """
    plain = unicodedata.normalize("NFKC", text[:MOST_LETTERS])
    if any(is_id_number(found) for found in _ID_18.findall(plain)):
        return "id_number"
    if _MOBILE.search(plain) or _LANDLINE.search(plain):
        return "phone"
    if _CHINA_WITHOUT_ZERO.search(plain) or _ABROAD.search(plain):
        return "phone"
    if _EMAIL.search(plain):
        return "email"
    if _CHAT.search(plain):
        return "chat"
    if _CARD_WORD.search(plain) and any(is_card(found) for found in _CARD.findall(plain)):
        return "bank_card"
    return "plate" if _plate().search(plain) else None


def personal_kind_under(text: str, heading: PersonalKind) -> PersonalKind | None:
    """Return what personal data a text is that stands under a heading which speaks of some.

    >>> personal_kind_under("88123456", "phone"), personal_kind_under("无", "phone")
    ('phone', None)
    >>> personal_kind_under("王小明", "person"), personal_kind_under("南昌某某有限公司", "person")
    ('person', None)
    """
    plain = unicodedata.normalize("NFKC", text[:MOST_LETTERS]).strip()
    return heading if _FITS[heading](plain) else personal_kind(plain)


def is_id_number(text: str) -> bool:
    """True for 18 digits of a resident's id: a province, a day of birth, the right last digit.

    >>> is_id_number("11010519491231002X"), is_id_number("110105194912310021")
    (True, False)
    """
    table = grammar("personal")
    if not re.match(table["provinces"], text) or not _is_day(text[6:14]):
        return False
    total = sum(int(a) * b for a, b in zip(text[:17], table["id_weights"], strict=True))
    return bool(table["id_checks"][total % 11] == text[17].upper())


def is_old_id_number(text: str) -> bool:
    """True for the 15 digits that ids had before: a province and a day of birth.

    >>> is_old_id_number("110105491231002"), is_old_id_number("360100210012345")
    (True, False)
    """
    is_there = re.match(grammar("personal")["provinces"], text) is not None
    return len(text) == 15 and text.isdigit() and is_there and _is_day(f"19{text[6:12]}")


def is_card(text: str) -> bool:
    """True for the number of a bank card, by Luhn's last digit (ISO/IEC 7812-1).

    >>> is_card("6222 0212 3456 7890 128"), is_card("6222021234567890129")
    (True, False)
    """
    if not _CARD_DIGITS.fullmatch(text):
        return False
    digits = [int(each) for each in text if each not in "- "]
    doubled = [sum(divmod(2 * each, 10)) for each in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _is_day(digits: str) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return day.year >= 1900


@cache
def _plate() -> re.Pattern[str]:
    letters = "A-HJ-NP-Z"
    return re.compile(
        rf"[{grammar('personal')['plates']}][{letters}][·.\s]?"
        rf"(?:[{letters}0-9]{{5,6}}|[{letters}0-9]{{4}}[挂学警港澳])(?![-A-Za-z0-9])"
    )


@cache
def _organisation() -> re.Pattern[str]:
    return re.compile(grammar("personal")["organisations"], re.IGNORECASE)


def _is_person(text: str) -> bool:
    """True for what reads like the names of persons, not of an organisation."""
    if _organisation().search(text) or any(letter.isdigit() for letter in text):
        return False
    names = [each.strip() for each in re.split("[、,;/]", text) if each.strip()]
    return bool(names) and all(
        re.fullmatch(r"[㐀-鿿]{2,4}(?:[·•][㐀-鿿]{1,10})*(?:先生|女士|小姐)?", each)
        or re.fullmatch(r"(?:[^\W\d_][\w'.-]*\s){1,3}[^\W\d_][\w'.-]*", each)
        for each in names
    )


_FITS = {
    "phone": lambda text: (
        bool(_LOCAL_PHONE.fullmatch(text)) and 7 <= sum(map(str.isdigit, text)) <= 40
    ),
    "id_number": lambda text: bool(re.search(r"[0-9]{15}|[0-9]{17}[0-9Xx]", text)),
    "passport": lambda text: bool(_PASSPORT.fullmatch(text)),
    "bank_card": lambda text: bool(re.search(r"[0-9](?:[-\s]?[0-9]){8,}", text)),
    "email": lambda text: "@" in text,
    "chat": lambda text: bool(re.fullmatch(r"[-\w]{5,20}", text, re.ASCII)),
    "plate": lambda text: bool(_plate().search(text)),
    "address": lambda text: len(text) >= 4,
    "birth": lambda text: bool(re.search(r"(?:19|20)[0-9]{2}", text)),
    "person": _is_person,
}
