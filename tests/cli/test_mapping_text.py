"""What a layer is taken to mean reads as a table whose columns stand below each other."""

from pathlib import Path

from gisapp.cli.mapping_text import mapping_as_text
from gisapp.core.parks.mapping.guess import GuessedMapping, MappingQuestion
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping, ParentMapping
from gisapp.sources.open import open_source
from gisapp.sources.parks.known_headings import known_headings
from gisapp.words import load_words

MAPPING = LayerMapping(
    kind="plot",
    key="编号",
    parents=(ParentMapping("park", "园区", "name"),),
    columns=(
        ColumnMapping("编号", "plot_code"),
        ColumnMapping("总投资\n（亿元）", "total_investment", "1e8 CNY", sure=0.5),
        ColumnMapping("宝物"),
    ),
)
QUESTION = MappingQuestion(
    "总投资\n（亿元）",
    (
        ColumnMapping("", "total_investment", "1e8 CNY"),
        ColumnMapping("", "contracted_amount", "1e8 CNY"),
    ),
)


def lines(tmp_path: Path, language: str) -> list[str]:
    path = tmp_path / "plots.csv"
    path.write_text("编号,宝物\nA,1\n", encoding="utf-8")
    (layer,) = open_source(str(path)).layers
    words = load_words("zh" if language == "zh" else "en")
    guessed = GuessedMapping(MAPPING, (QUESTION,))
    return list(mapping_as_text(layer, guessed, known_headings().schema, words))


def test_columns_stand_below_each_other_though_chinese_is_twice_as_wide(tmp_path: Path) -> None:
    heading, code, investment = lines(tmp_path, "zh")[3:6]
    assert investment.startswith("  总投资 （亿元）  总投资")
    for line in (heading, code):
        assert len(line[:20].encode("gbk")) >= 20
    assert "50%" in investment


def test_rows_parents_and_questions_are_told_in_the_users_language(tmp_path: Path) -> None:
    english = lines(tmp_path, "en")
    assert english[0] == "plots: each row is: Plot"
    assert "  Belongs to: Industrial park, by name 园区" in english
    assert english[-2].startswith("  ? 总投资 （亿元）: Total investment (")
    assert "nothing" in english[-3]
