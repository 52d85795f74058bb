"""Headings that speak of persons are known in both languages, others like them are not."""

import pytest

from gisapp.core.privacy.personal_headings import personal_heading


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("联系电话（手机）", "phone"),
        ("负责人电话", "phone"),
        ("contact_phone", "phone"),
        ("Tel.", "phone"),
        ("E-mail", "email"),
        ("微信号", "chat"),
        ("身份证号", "id_number"),
        ("护照号码", "passport"),
        ("银行卡号", "bank_card"),
        ("车牌号", "plate"),
        ("家庭住址", "address"),
        ("法定代表人", "person"),
        ("Owners", "person"),
        ("OWNER_NAME", "person"),
    ],
)
def test_a_heading_says_what_is_personal(heading: str, kind: str) -> None:
    assert personal_heading(heading) == kind


@pytest.mark.parametrize(
    "heading",
    [
        "企业名称",
        "法人性质",
        "业主类型",
        "股东数",
        "owner_type",
        "number_of_tenants",
        "Hotel",
        "Ownership",
        "automobile",
        "地址",
        "name",
        "ID",
        "🙂",
        "(",
    ],
)
def test_headings_like_these_say_nothing_of_persons(heading: str) -> None:
    assert personal_heading(heading) is None
