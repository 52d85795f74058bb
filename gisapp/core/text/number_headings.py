"""What the heading of a column says about its numbers, in English and in Chinese."""

import re
from typing import Literal

from gisapp.core.text.quantity import unit_of_heading

NumberRole = Literal["quantity", "code", "year", "rate"]
"""What numbers are: amounts that add up; numbers that only name something; years; rates, averages
and positions, which do not add up."""


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]")
_UNIT_AT_END = re.compile(
    r"\s*[(（\[【][^()（）\[\]【】]*[)）\]】]\s*$|[_ ](?:k?m2|sqm|ha|mu|cny|rmb)$", re.IGNORECASE
)
_AREA_AT_END = re.compile(r"[_ ](?:k?m2|sqm|ha|mu)$", re.IGNORECASE)
_MONEY = _set_of("price cost rent value tax gdp revenue income")
_CURRENCY = _set_of("eur euro usd cny rmb yuan gbp hkd sgd jpy krw twd")

_RATE_LAST = _set_of(
    "rate ratio density share percent percentage pct proportion intensity coefficient index "
    "average avg mean median lon lng lat longitude latitude elevation altitude temperature "
    "slope occupancy utilization utilisation satisfaction score rating age easting northing "
    "x y xcoord ycoord coordinate"
)
_RATE_ANYWHERE = frozenset({"per", "percent", "pct", "avg", "average", "mean", "median"})
_RATE = re.compile(
    r"[%％‰]"
    r"|/\s*(?:k?m2|k?m²|[㎡㎢]|hm2|hm²|sq\.?\s?k?m|ha\b|mu\b|亩|平方|平米|公顷|人|户|capita|person"
    r"|月|month)"
    r"|[亩人地户]均|亩产|平均|每"
    r"|单位(?:gdp|产值|产出|产品|增加值|面积|用地|土地|能耗|电耗|水耗|成本|价格|投资|税收)"
)
_RATE_AT_END = re.compile(
    r"^[xy]$|(?<!功)率$|[增降涨跌][速幅]$|[同环]比$|百分[数比点]$|得分$|评分$|年龄$|坐标$"
    r"|(?:年[限期数]|[月天]数|期限|[租工]期|周期|[楼房]龄)$"
    r"|^万元(?:GDP|产值|工业增加值|增加值)|^FAR$"
    r"|(?:密度|比例|占比|比重|系数|指数|强度|均价|均值|单价|经度|纬度|高程|海拔|温度|湿度|坡度|满意度|饱和度)$",
    re.IGNORECASE,
)

_TIME_IN_BRACKETS = re.compile(
    r"[(（\[【]\s*(?:in\s)?\s*(?:年|个?月|天|日|years?|yrs?|months?|days?|weeks?|min(?:ute)?s?)\s*[)）\]】]$",
    re.IGNORECASE,
)
"""Of a term; behind an amount it says per which time that is."""
_TERM_LAST = _set_of("term terms years yrs months")

_QUANTITY_LAST = _set_of(
    "area count amount total sum value population people persons households staff workers "
    "employees jobs plants lines length width height floors quantity volume capacity output "
    "investment revenue turnover profit income tax gdp cost price rent"
)
_QUANTITY_ANYWHERE = frozenset({"of"})
"""As in "No. of plants", which is no number of anything but plants."""
_QUANTITY_AT_END = re.compile(
    r"(?:面积|人口|人员|[员职]工|[数量额值]|税收|投资|收入|利润|成本|造价|租金|[长宽高]度|总计|合计|贡献|产能|能耗|电耗|水耗)$"
)

_UNITS_OF_AMOUNTS = frozenset({"m2", "m", "CNY"})
_LONGEST_UNIT = 3
"""Letters of a heading that may be a mere unit, such as km2."""

_CODE_LAST = _set_of(
    "status flag batch phase stage version district province city county town township region "
    "id ids fid gid oid uid pid osmid objectid featureid parcelid identifier code codes adcode "
    "postcode zipcode zip postal phone telephone tel mobile fax serial no nr number ref key "
    "type class category grade rank"
)
_CODE_FIRST = frozenset({"id", "code", "is", "has"})
_NOT_ALONE = "number"
"""A "parcel number" is a code, a mere "number" may be anything."""
_CODE = re.compile(
    r"编号|编码|代码|代号|号码|序号|标识|邮编|邮政|电话|手机|传真|身份证|主键|类型|类别|等级|排名|名次"
    r"|级别|批次|区划|是否|状态|(?:省|市|县|区|镇|乡|街道|省份|城市|区县|县区|阶段|版本)$"
    r"|(?<![型信])号$"
)
_CODE_IN_PINYIN = re.compile(r"(?:bsm|[b-df-hj-np-tv-z]{1,7}(?:dm|bm|bh))", re.IGNORECASE)
"""Initials as land surveys have them: TBBH 图斑编号, DLBM 地类编码, BSM 标识码."""

_YEAR = re.compile(r"year|yr|\w+year|year(?:built|opened|founded)|built|founded|established|since")
_YEAR_LAST = _set_of("start end started ended opened opening closed completed completion date")
_YEAR_AT_END = re.compile(r"(?:年|年份|年度|年代|建成|成立|投产|竣工|开工|开业|入驻|时间|日期)$")
_YEAR_IN_PINYIN = frozenset({"nf", "nd", "jcnf", "jcnd", "jznd"})


def role_by_heading(heading: str) -> NumberRole | None:
    """Return what a heading says about the numbers below it; None if it says nothing.

    Examples
    --------
    >>> [role_by_heading(each) for each in ("ParcelID", "No. of plants", "亩均税收(万元)")]
    ['code', 'quantity', 'rate']
    >>> role_by_heading("YEAR_BUILT"), role_by_heading("M1"), role_by_heading("租期（年）")
    ('year', None, 'rate')
    """
    bare = _UNIT_AT_END.sub("", heading.strip())
    words = [word.lower() for word in _WORD.findall(bare)]
    if _is_rate(heading.strip(), bare, words):
        return "rate"
    if _is_quantity(bare, words):
        return "quantity"
    if _is_code(bare, words):
        return "code"
    if _TIME_IN_BRACKETS.search(heading.strip()):
        return "rate"
    if _is_year(bare, words):
        return "year"
    return "quantity" if _has_unit_of_amount(heading) else None


def _is_rate(heading: str, bare: str, words: list[str]) -> bool:
    return bool(
        _RATE.search(heading.lower())
        or _RATE_AT_END.search(bare)
        or _RATE_ANYWHERE.intersection(words)
        or _RATE_LAST.intersection(words[-1:])
        or (len(words) > 1 and _TERM_LAST.intersection(words[-1:]))
        or words[:2] == ["years", "of"]
        or _is_price_of_one(heading, words)
    )


def _has_unit_of_amount(heading: str) -> bool:
    """True if a unit of length, area or money follows a name; "m" alone may be anything."""
    unit = unit_of_heading(heading)
    is_more = len(heading.strip()) > _LONGEST_UNIT
    return is_more and unit is not None and unit.stored in _UNITS_OF_AMOUNTS


def _is_price_of_one(heading: str, words: list[str]) -> bool:
    """True for money by the unit, as price_eur_m2; an area is none, though its unit is there."""
    is_by_unit = words[:1] == ["unit"] or bool(_AREA_AT_END.search(heading))
    named = [each for each in words if each not in _CURRENCY]
    return is_by_unit and bool(_MONEY.intersection(named[-1:]))


def _is_quantity(bare: str, words: list[str]) -> bool:
    last = _QUANTITY_LAST.intersection(words[-1:])
    counts = _QUANTITY_ANYWHERE.intersection(words) and "year" not in words
    return bool(_QUANTITY_AT_END.search(bare) or last or counts)


def _is_code(bare: str, words: list[str]) -> bool:
    return bool(
        _CODE.search(bare)
        or _CODE_IN_PINYIN.fullmatch("".join(words))
        or (_CODE_LAST.intersection(words[-1:]) and words != [_NOT_ALONE])
        or _CODE_FIRST.intersection(words[:1])
    )


def _is_year(bare: str, words: list[str]) -> bool:
    return bool(
        _YEAR_AT_END.search(bare)
        or any(map(_YEAR.fullmatch, words))
        or _YEAR_LAST.intersection(words[-1:])
        or _YEAR_IN_PINYIN.intersection(words[:1])
    )
