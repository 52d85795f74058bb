"""Builds the files of the Example Park in `park/`: `python -m geodata.example.build`."""

import random
import sys
import warnings
from pathlib import Path

from rasterio.errors import NotGeoreferencedWarning

from geodata.example import oddities, packages, workbooks
from geodata.example.firms import Firm, Project, make_firms, make_projects
from geodata.example.layout import make_ground
from geodata.example.ledger import YEARS, Holding, deliveries, last_day, make_ledger
from geodata.example.pictures import draw_photos, write_documents
from geodata.example.readme import readme
from geodata.example.tables import (
    Records,
    english_firms,
    english_plots,
    english_projects,
    firm_records,
    plot_records,
    project_records,
)

DEFAULT_TARGET = Path(__file__).parent / "park"
_SEED = 2026
_PHOTOGRAPHED = 12
_ZH, _EN = "练习用虚构数据", "invented for practice"


def build(folder: Path) -> None:
    """Write the example's files into a folder, over those of their names."""
    ground = make_ground(random.Random(_SEED))
    ledger = make_ledger(ground.plots, random.Random(_SEED + 1))
    yearly = deliveries(ledger, random.Random(_SEED + 2))
    firms = make_firms(ledger, random.Random(_SEED + 3))
    projects = make_projects(firms, ledger, random.Random(_SEED + 4))
    owners = {firm.plot_key: firm for firm in firms if not firm.is_tenant}
    for name in ("photos", "documents"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    packages.write_ground(folder / "park.gpkg", ground)

    shown = [h for h in ledger if h.plot.key in owners and h.is_supplied(last_day(2024))]
    shown = shown[:: len(shown) // _PHOTOGRAPHED][:_PHOTOGRAPHED]
    keys = [holding.plot.key for holding in shown]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        draw_photos(folder / "photos", keys, random.Random(_SEED + 5))
    write_documents(folder / "documents", shown, owners)
    photos = {key: f"photos/{key}.jpg" for key in keys}

    told: list[str] = []
    for year in YEARS:
        records = plot_records(yearly[year], year, owners, photos)
        drawn = oddities.odd_shapes(yearly[year]) if year == YEARS[-1] else yearly[year]
        packages.write_plots(folder / f"plots-{year}.gpkg", drawn, records)
        tables = (records, firm_records(firms, year), project_records(projects, year))
        if year == YEARS[-1]:
            packages.write_shapefile(folder / f"plots-{year}-gbk.shp", drawn, records)
            told += oddities.spoil_plots(tables[0])
            told += oddities.spoil_firms(tables[1])
            told += oddities.spoil_projects(tables[2])
        _write_workbook(folder / f"ledger-{year}.xlsx", year, *tables)
    _write_english(folder / "ledger-2026-en.xlsx", ledger, firms, projects, owners)
    newest = [
        h
        for h in ledger
        if h.supplied and h.supplied.year == YEARS[-1] and h.is_supplied(last_day(YEARS[-1]))
    ]
    packages.write_boundary(folder / "supplied-2026.txt", newest)
    (folder / "README.md").write_text(readme(yearly, told), encoding="utf-8", newline="\n")


def _write_workbook(
    path: Path, year: int, plots: Records, firms: Records, projects: Records
) -> None:
    note = f"填报单位：示例园区管理委员会（虚构）　　数据截至：{last_day(year)}　　{_ZH}"
    sheets = {
        "供地台账": workbooks.Sheet(f"示例园区{year}年供地台账（{_ZH}）", note, plots),
        "企业名录": workbooks.Sheet(f"示例园区{year}年企业名录（{_ZH}）", note, firms),
        "项目台账": workbooks.Sheet(f"示例园区{year}年项目台账（{_ZH}）", note, projects),
    }
    workbooks.write(path, sheets, packages.INVENTED)


def _write_english(
    path: Path,
    ledger: tuple[Holding, ...],
    firms: tuple[Firm, ...],
    projects: tuple[Project, ...],
    owners: dict[str, Firm],
) -> None:
    note = f"Example Park Authority (it does not exist), as of {last_day(2026)}; {_EN}"
    sheets = {
        "Plots": workbooks.Sheet(
            f"Example Park: plots 2026 ({_EN})", note, english_plots(ledger, 2026, owners)
        ),
        "Companies": workbooks.Sheet(
            f"Example Park: companies 2026 ({_EN})", note, english_firms(firms)
        ),
        "Projects": workbooks.Sheet(
            f"Example Park: projects 2026 ({_EN})", note, english_projects(projects)
        ),
    }
    workbooks.write(path, sheets, packages.INVENTED)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_TARGET)
