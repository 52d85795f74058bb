"""The enterprises and projects of the Example Park: none of them exists."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from geodata.example.ledger import FOR_FIRMS, M2_PER_MU, Holding, last_day

FIRMS, PROJECTS = 150, 12
_YEARS = (2023, 2024, 2025)

_CITIES = (
    "北辰",
    "东篱",
    "远帆",
    "青禾",
    "云岭",
    "长庚",
    "金穗",
    "启明",
    "泰和",
    "润泽",
    "瑞丰",
    "华章",
    "宏图",
    "新程",
    "天工",
    "恒源",
    "博雅",
    "立达",
    "海川",
    "晨曦",
    "鼎新",
    "嘉禾",
    "万象",
    "卓越",
    "明德",
)
_PINYIN = (
    "Beichen",
    "Dongli",
    "Yuanfan",
    "Qinghe",
    "Yunling",
    "Changgeng",
    "Jinsui",
    "Qiming",
    "Taihe",
    "Runze",
    "Ruifeng",
    "Huazhang",
    "Hongtu",
    "Xincheng",
    "Tiangong",
    "Hengyuan",
    "Boya",
    "Lida",
    "Haichuan",
    "Chenxi",
    "Dingxin",
    "Jiahe",
    "Wanxiang",
    "Zhuoyue",
    "Mingde",
)
_SERIES = (
    ("", ""),
    ("科技", " Tech"),
    ("实业", " Industrial"),
    ("智造", " Smart"),
    ("工业", " Works"),
    ("国际", " International"),
)
"""Told apart by these, each name is there once."""
_TRADES = {
    "A": (
        ("3421", "金属切削机床制造", "精密机床", "Machine Tools"),
        ("3491", "工业机器人制造", "机器人", "Robotics"),
        ("3612", "新能源车整车制造", "新能源汽车部件", "EV Components"),
        ("3311", "金属结构制造", "钢构", "Steel Structures"),
    ),
    "B": (
        ("3975", "半导体照明器件制造", "光电", "Optoelectronics"),
        ("3982", "电子电路制造", "电子", "Electronics"),
        ("3562", "半导体器件专用设备制造", "半导体装备", "Semiconductor Equipment"),
        ("3841", "锂离子电池制造", "储能", "Energy Storage"),
    ),
    "C": (
        ("2651", "初级形态塑料及合成树脂制造", "新材料", "New Materials"),
        ("3252", "铝压延加工", "铝业", "Aluminium"),
        ("3061", "玻璃纤维及制品制造", "复合材料", "Composites"),
    ),
    "D": (
        ("5990", "其他仓储业", "供应链", "Supply Chain"),
        ("5431", "普通货物道路运输", "物流", "Logistics"),
        ("5930", "低温仓储", "冷链", "Cold Chain"),
    ),
    "E": (
        ("7320", "工程和技术研究和试验发展", "技术研究", "Technology Research"),
        ("6513", "应用软件开发", "软件", "Software"),
        ("7452", "检测服务", "检测", "Testing"),
    ),
    "F": (("6513", "应用软件开发", "信息技术", "Information Technology"),),
}
_AREA_CODE = "999999"
"""No administrative area has it: no firm of China has a credit code like these."""
_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True)
class Firm:
    """An invented enterprise.

    Parameters
    ----------
    land_m2 : float or None
        None for a tenant, who has no land of its own.
    revenue_1e4_cny, tax_1e4_cny : dict of int to float
        By year, in 万元; without the years before it produced anything.
    """

    uscc: str
    name_zh: str
    name_en: str
    plot_key: str
    is_tenant: bool
    trade: tuple[str, str, str, str]
    founded: date
    producing: date | None
    capital_1e4_cny: int
    employees: int | None
    land_m2: float | None
    floor_m2: float
    revenue_1e4_cny: dict[int, float]
    tax_1e4_cny: dict[int, float]
    rd_percent: float

    def tax_per_mu(self, year: int) -> float | None:
        """Return the tax of a year on each 亩 of its land, in 万元."""
        tax = self.tax_1e4_cny.get(year)
        if tax is None or self.land_m2 is None:
            return None
        return round(tax / (self.land_m2 / M2_PER_MU), 2)

    def grade(self, year: int) -> str:
        """Return the grade that a bureau would give it for its tax."""
        value = self.tax_per_mu(year)
        if value is None:
            return ""
        return "A" if value >= 22 else "B" if value >= 12 else "C" if value >= 5 else "D"


@dataclass(frozen=True)
class Project:
    """An invented project of an invented enterprise."""

    code: str
    name_zh: str
    name_en: str
    firm: Firm
    total_1e8_cny: float
    signed: date
    started: date | None
    completion: date
    done_1e4_cny: float | None
    plan_1e4_cny: float
    stage: str


def make_firms(ledger: tuple[Holding, ...], chance: random.Random) -> tuple[Firm, ...]:
    """Return the enterprises: on most plots one, on some a few tenants besides."""
    homes = [h for h in ledger if h.use in FOR_FIRMS and h.is_supplied(last_day(2026))]
    chance.shuffle(homes)
    owners = sorted(homes[: FIRMS - 20], key=lambda home: home.plot.key)
    built = [h for h in owners if h.completed and h.completed < date(2024, 1, 1)]
    hosts = [built[int(chance.random() * len(built))] for _ in range(FIRMS - len(owners))]
    stays = [(home, False) for home in owners] + [(home, True) for home in hosts]
    return tuple(_firm(number, home, tenant, chance) for number, (home, tenant) in enumerate(stays))


def make_projects(
    firms: tuple[Firm, ...], ledger: tuple[Holding, ...], chance: random.Random
) -> tuple[Project, ...]:
    """Return the projects, of the firms whose plots were supplied last."""
    by_key = {holding.plot.key: holding for holding in ledger}
    owners = sorted(
        (firm for firm in firms if not firm.is_tenant),
        key=lambda firm: (by_key[firm.plot_key].supplied or date.max, firm.uscc),
    )[-PROJECTS * 3 :: 3]
    return tuple(
        _project(number, firm, by_key[firm.plot_key], chance)
        for number, firm in enumerate(owners, 1)
    )


def credit_code(number: int) -> str:
    """Return a unified social credit code with its right check character, of no area.

    >>> credit_code(1)
    '91999999MA0000011P'
    """
    body = f"91{_AREA_CODE}MA{number:06}1"[:17]
    weights = [pow(3, place, 31) for place in range(17)]
    total = sum(
        _LETTERS.index(letter) * weight for letter, weight in zip(body, weights, strict=True)
    )
    return body + _LETTERS[(31 - total % 31) % 31]


def _firm(number: int, home: Holding, tenant: bool, chance: random.Random) -> Firm:
    trades = _TRADES[home.plot.zone]
    trade = trades[int(chance.random() * len(trades))]
    name = number * 7 % len(_CITIES)
    series_zh, series_en = _SERIES[number // len(_CITIES)]
    day = last_day(2026)
    floor = (home.built_m2(day) or 0.0) * (0.15 if tenant else 0.85)
    size = (floor / 1000) * (0.6 + 0.9 * chance.random())
    revenue: dict[int, float] = {}
    tax: dict[int, float] = {}
    for year in _YEARS:
        if home.producing and home.producing.year < year:
            growth = 1 + 0.09 * (year - 2023) * (chance.random() + 0.3)
            revenue[year] = round(size * 310 * growth, 1)
            tax[year] = round(revenue[year] * (0.028 + 0.035 * chance.random()), 2)
    supplied = home.supplied or day
    return Firm(
        uscc=credit_code(number + 1),
        name_zh=f"示例{_CITIES[name]}{series_zh}{trade[2]}有限公司",
        name_en=f"Example {_PINYIN[name]}{series_en} {trade[3]} Co., Ltd.",
        plot_key=home.plot.key,
        is_tenant=tenant,
        trade=trade,
        founded=supplied - timedelta(days=90 + int(900 * chance.random())),
        producing=home.producing if home.producing and home.producing <= day else None,
        capital_1e4_cny=500 * (1 + int(19 * chance.random())),
        employees=max(8, round(size * 9)) if revenue else None,
        land_m2=None if tenant else home.area_m2,
        floor_m2=round(floor, 1),
        revenue_1e4_cny=revenue,
        tax_1e4_cny=tax,
        rd_percent=round(1.2 + 6 * chance.random(), 1),
    )


def _project(number: int, firm: Firm, home: Holding, chance: random.Random) -> Project:
    day = last_day(2026)
    total = round((home.area_m2 / M2_PER_MU) * (0.03 + 0.03 * chance.random()), 2)
    supplied = home.supplied or day
    done = home.invested_1e4_cny(day)
    started = home.started if home.started and home.started <= day else None
    stages = {"投产": "投产", "已建成": "竣工", "在建": "开工"}
    return Project(
        code=f"XM-{supplied.year}-{number:03}",
        name_zh=f"{firm.name_zh.removesuffix('有限公司')}生产基地项目",
        name_en=f"{firm.name_en.removesuffix(' Co., Ltd.')} Production Base",
        firm=firm,
        total_1e8_cny=total,
        signed=supplied - timedelta(days=100 + int(200 * chance.random())),
        started=started,
        completion=home.completed or supplied + timedelta(days=900),
        done_1e4_cny=None if done is None else min(done, round(total * 10_000)),
        plan_1e4_cny=round(total * 10_000 * (0.25 + 0.2 * chance.random()), -2),
        stage=stages.get(home.stage(day), "拿地"),
    )
