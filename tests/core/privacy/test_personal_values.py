"""Personal data are known by their form, and codes, amounts and places are not taken for them."""

import random

import pytest

from gisapp.core.privacy.personal_values import (
    PersonalKind,
    is_id_number,
    personal_kind,
    personal_kind_under,
)

PHONES = (
    "13807911234",
    "１３８０７９１１２３４",
    "+86 138 0791 1234",
    "8613807911234",
    "0791-88123456",
    "（0791）8812 3456",
    "0791 88123456-802",
    "010-62345678转12",
    "86-791-88123456",
    "+1 (415) 555-2671",
    "+44 20 7946 0958",
    "电话13812345678、13912345678",
)
OTHERS: tuple[tuple[str, PersonalKind], ...] = (
    ("zhang.san@example.com.cn", "email"),
    ("微信：wang_123456", "chat"),
    ("QQ:123456789", "chat"),
    ("卡号6222 0212 3456 7890 128", "bank_card"),
    ("赣A12345", "plate"),
    ("粤B·D12345", "plate"),
    ("11010519491231002X", "id_number"),
)
HARMLESS = (
    "91360106MA35K8HN0X",
    "913601060000000000",
    "360111001001GB00001",
    "3601110010010000001",
    "360111001001",
    "110105194912310021",
    "DK13807911234",
    "138,0791,1234",
    "13800000000元",
    "115.981234,28.641234",
    "+115.98 +28.64",
    "N28°38'12\" E115°",
    "2026-11-27 12:30:00",
    "赣G2024-001",
    "6222021234567890128",
    "name@公司",
    "+86 791…",
    "-",
    "",
)


@pytest.mark.parametrize("text", PHONES)
def test_phones_are_known_however_they_are_written(text: str) -> None:
    assert personal_kind(text) == "phone"
    assert personal_kind(f"请联系 {text}") == "phone"


@pytest.mark.parametrize(("text", "kind"), OTHERS)
def test_other_personal_data_are_known_by_their_form(text: str, kind: PersonalKind) -> None:
    assert personal_kind(text) == kind


@pytest.mark.parametrize("text", HARMLESS)
def test_codes_amounts_dates_and_places_are_not_personal(text: str) -> None:
    assert personal_kind(text) is None


def test_no_code_of_a_parcel_is_taken_for_a_card_or_an_id() -> None:
    digits = random.Random(7)
    codes = [f"36{digits.randrange(10**17):017}" for _ in range(5000)]
    assert not any(map(personal_kind, codes))


def test_an_id_has_a_province_a_day_and_a_right_last_digit() -> None:
    assert is_id_number("440524188001010014") is False, "nobody lives so long"
    assert is_id_number("11010519491231002x")
    assert not is_id_number("991051949123100XX2"[:17] + "X")
    assert not is_id_number("11010519490231002X"), "there is no 31 February"


@pytest.mark.parametrize(
    ("text", "heading", "kind"),
    [
        ("88123456", "phone", "phone"),
        ("无", "phone", None),
        ("王小明、李四", "person", "person"),
        ("Jane van Dyke", "person", "person"),
        ("江西某某有限公司", "person", None),
        ("Acme Holdings Ltd", "person", None),
        ("13807911234", "person", "phone"),
        ("E12345678", "passport", "passport"),
        ("南昌市青山湖区1号", "address", "address"),
    ],
)
def test_under_a_heading_that_speaks_of_it_less_is_enough(
    text: str, heading: PersonalKind, kind: PersonalKind | None
) -> None:
    assert personal_kind_under(text, heading) == kind


def test_an_endless_text_is_looked_at_in_no_time() -> None:
    assert personal_kind("1" * 5_000_000) is None
    assert personal_kind("(0791) " * 5000) is None
    assert personal_kind("a@" * 10_000) is None
