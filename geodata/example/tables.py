"""The tables of the Example Park as an office keeps them: headings, and a value for each."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from geodata.example.firms import Firm, Project
from geodata.example.layout import ZONES
from geodata.example.ledger import M2_PER_MU, USES, Holding, last_day

Cell: TypeAlias = str | int | float | date | None
Records: TypeAlias = list[dict[str, Cell]]

_STAGES_EN = {
    "投产": "In production",
    "已建成": "Completed",
    "在建": "Under construction",
    "未开工": "Not started",
    "闲置": "Idle",
    "": "",
}
_PROJECT_STAGES_EN = {
    "拿地": "Land acquired",
    "开工": "Under construction",
    "竣工": "Completed",
    "投产": "In production",
}


def plot_records(
    holdings: tuple[Holding, ...], year: int, firms: Mapping[str, Firm], photos: Mapping[str, str]
) -> Records:
    """Return the plot ledger of a year, in the words of a Chinese land office.

    Parameters
    ----------
    firms : mapping of str to Firm
        The owner of a plot, by its number.
    photos : mapping of str to str
        The path of a plot's first photo, by its number.
    """
    day = last_day(year)

    records: Records = []
    for holding in holdings:
        key = holding.plot.key
        code, use, _ = USES[holding.use]
        is_supplied = holding.is_supplied(day)
        firm = firms.get(key) if is_supplied else None
        records.append(
            {
                "宗地编号": key,
                "所属片区": ZONES[holding.plot.zone][0],
                "规划用途": use,
                "用地代码": code,
                "土地面积（平方米）": holding.area_m2,
                "容积率": holding.far or None,
                "建筑密度（%）": holding.density_percent or None,
                "供地状态": "已供" if is_supplied else "未供",
                "供地方式": _once(is_supplied, holding.supply_mode),
                "供地时间": _once(is_supplied, holding.supplied),
                "出让年限（年）": _once(is_supplied, holding.term_years),
                "成交价款（万元）": _once(is_supplied, holding.price_1e4_cny or None),
                "受让单位": firm.name_zh if firm else None,
                "统一社会信用代码": firm.uscc if firm else None,
                "建设状态": holding.stage(day) or None,
                "开工时间": _past(holding.started, day),
                "竣工时间": _past(holding.completed, day),
                "已建建筑面积（平方米）": holding.built_m2(day),
                "固定资产投资（万元）": holding.invested_1e4_cny(day),
                "照片": photos.get(key),
            }
        )
    return records


def firm_records(firms: tuple[Firm, ...], year: int) -> Records:
    """Return the register of enterprises as it stood in a year, with figures of those before."""
    day = last_day(year)
    told = [each for each in (2023, 2024, 2025) if each < year]
    return [
        {
            "统一社会信用代码": firm.uscc,
            "企业名称": firm.name_zh,
            "所属园区": "示例园区",
            "宗地编号": firm.plot_key,
            "用地方式": "租赁厂房" if firm.is_tenant else "自有土地",
            "行业代码": firm.trade[0],
            "行业名称": firm.trade[1],
            "成立日期": firm.founded,
            "注册资本（万元）": firm.capital_1e4_cny,
            "从业人员（人）": firm.employees,
            "占地面积（亩）": round(firm.land_m2 / M2_PER_MU, 2) if firm.land_m2 else None,
            "租赁面积（平方米）": firm.floor_m2 if firm.is_tenant else None,
            **{f"{each}年营业收入（万元）": firm.revenue_1e4_cny.get(each) for each in told},
            **{f"{each}年税收（万元）": firm.tax_1e4_cny.get(each) for each in told},
            f"{told[-1]}年亩均税收\n（万元/亩）": firm.tax_per_mu(told[-1]),
            "研发投入占比（%）": firm.rd_percent if told[-1] in firm.revenue_1e4_cny else None,
            "评价等级": firm.grade(told[-1]) or None,
        }
        for firm in firms
        if firm.founded <= day
    ]


def project_records(projects: tuple[Project, ...], year: int) -> Records:
    """Return the ledger of projects as it stood in a year."""
    day = last_day(year)
    return [
        {
            "项目编号": project.code,
            "项目名称": project.name_zh,
            "建设单位": project.firm.name_zh,
            "宗地编号": project.firm.plot_key,
            "总投资（亿元）": project.total_1e8_cny,
            f"{year}年计划投资（万元）": project.plan_1e4_cny,
            "累计完成投资（万元）": project.done_1e4_cny,
            "签约时间": project.signed,
            "开工时间": _past(project.started, day),
            "计划竣工时间": project.completion,
            "项目阶段": project.stage,
        }
        for project in projects
        if project.signed <= day
    ]


def english_plots(holdings: tuple[Holding, ...], year: int, firms: Mapping[str, Firm]) -> Records:
    """Return the plot ledger of a year in English, in hectares and millions of yuan."""
    day = last_day(year)
    records: Records = []
    for holding in holdings:
        is_supplied = holding.is_supplied(day)
        firm = firms.get(holding.plot.key) if is_supplied else None
        invested = holding.invested_1e4_cny(day)
        records.append(
            {
                "Plot No.": holding.plot.key,
                "Zone Name": ZONES[holding.plot.zone][1],
                "Land Use": USES[holding.use][2],
                "Plot Area (ha)": round(holding.area_m2 / 10_000, 4),
                "Floor Area Ratio": holding.far or None,
                "Status": "Supplied" if is_supplied else "Available",
                "Supply Date": holding.supplied if is_supplied else None,
                "Company": firm.name_en if firm else None,
                "Development Status": _STAGES_EN[holding.stage(day)] or None,
                "Floor Area Built (m2)": holding.built_m2(day),
                "Invested (million CNY)": None if invested is None else round(invested / 100, 2),
            }
        )
    return records


def english_firms(firms: tuple[Firm, ...]) -> Records:
    """Return the register of enterprises in English."""
    return [
        {
            "Unified Social Credit Code": firm.uscc,
            "Company Name": firm.name_en,
            "Industrial Park": "Example Park",
            "Plot No.": firm.plot_key,
            "Industry Code": firm.trade[0],
            "Founded": firm.founded,
            "Employees": firm.employees,
            "Revenue 2024 (million CNY)": _millions(firm.revenue_1e4_cny.get(2024)),
            "Revenue 2025 (million CNY)": _millions(firm.revenue_1e4_cny.get(2025)),
            "Tax 2025 (million CNY)": _millions(firm.tax_1e4_cny.get(2025)),
            "R&D Share of Revenue (%)": firm.rd_percent if 2025 in firm.revenue_1e4_cny else None,
        }
        for firm in firms
    ]


def english_projects(projects: tuple[Project, ...]) -> Records:
    """Return the ledger of projects in English."""
    return [
        {
            "Project ID": project.code,
            "Project Name": project.name_en,
            "Company": project.firm.name_en,
            "Plot No.": project.firm.plot_key,
            "Total Investment (million CNY)": round(project.total_1e8_cny * 100, 1),
            "Invested to Date (million CNY)": _millions(project.done_1e4_cny),
            "Start Date": _past(project.started, last_day(2026)),
            "Planned Completion": project.completion,
            "Project Stage": _PROJECT_STAGES_EN[project.stage],
        }
        for project in projects
    ]


def _once(is_so: bool, value: Cell) -> Cell:
    return value if is_so else None


def _past(day: date | None, now: date) -> date | None:
    return day if day and day <= now else None


def _millions(value_1e4: float | None) -> float | None:
    return None if value_1e4 is None else round(value_1e4 / 100, 2)
