"""How much memory layers may take: what the user chose, or half of what this process may have."""

from pathlib import Path

import psutil
import pytest

from gisapp import paths
from gisapp.core.geometry.density_builder import MOST_SQUARES
from gisapp.core.layers.layer import Layer
from gisapp.sources import memory_budget
from gisapp.sources.memory_budget import MemoryBudget
from tests.vector_files import BOX, read_vector_file, write

MEGABYTE = 1024**2
GIGABYTE = 1024**3


def budget(size: int) -> MemoryBudget:
    return MemoryBudget(size, Path("/nowhere"))


@pytest.fixture
def layer(tmp_path: Path) -> Layer:
    (layer,) = read_vector_file(write(tmp_path / "plots.gpkg", [BOX] * 100))
    return layer


def test_a_user_may_choose() -> None:
    chosen = MemoryBudget.of_user(3 * GIGABYTE)
    assert chosen.bytes == 3 * GIGABYTE
    assert chosen.cache == paths.cache() / "overviews"


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ([], None),
        (["max\n"], None),
        (["2147483648\n"], GIGABYTE),
        (["max", "1073741824"], GIGABYTE // 2),
        ([str(2**70)], None),
    ],
    ids=["no groups", "no limit", "a limit", "the older kind", "more than there is"],
)
def test_else_it_is_half_of_the_machine_or_of_its_container(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limits: list[str], expected: int | None
) -> None:
    files = [tmp_path / str(number) for number in range(3)]
    for file, text in zip(files, limits, strict=False):
        file.write_text(text, encoding="ascii")
    monkeypatch.setattr(memory_budget, "_GROUP_LIMITS", tuple(files))
    half = psutil.virtual_memory().total // 2
    assert MemoryBudget.of_user().bytes == min(half, expected or half)


def test_layers_leave_less(layer: Layer) -> None:
    whole = budget(GIGABYTE)
    assert whole.less([]) == whole
    assert whole.less([layer]).bytes == GIGABYTE - layer.nbytes
    assert whole.less([layer, layer]).bytes == GIGABYTE - 2 * layer.nbytes


def test_what_layers_leave_is_never_less_than_is_of_use(layer: Layer) -> None:
    assert budget(300 * MEGABYTE).less([layer] * 10**5).bytes == 256 * MEGABYTE
    assert budget(MEGABYTE).less([layer] * 10**5).bytes == MEGABYTE


def test_a_source_takes_more_than_its_bytes() -> None:
    assert budget(GIGABYTE).is_exceeded_by(GIGABYTE)
    assert budget(GIGABYTE).is_exceeded_by(GIGABYTE // 3)
    assert not budget(GIGABYTE).is_exceeded_by(GIGABYTE // 4)
    assert not budget(GIGABYTE).is_exceeded_by(0)


def test_more_memory_never_means_fewer_squares_or_features() -> None:
    budgets = [budget(2**power) for power in range(10, 45)]
    squares = [each.squares for each in budgets]
    assert squares == sorted(squares)
    assert squares[0] >= 500_000
    assert squares[-1] == MOST_SQUARES
    features = [each.features_in_view(GIGABYTE, 10**6) for each in budgets]
    assert features == sorted(features)
    assert features[-1] == 400_000


def test_larger_features_leave_room_for_fewer() -> None:
    half = budget(GIGABYTE // 2)
    small, large = (half.features_in_view(size, 10**6) for size in (GIGABYTE, 10 * GIGABYTE))
    assert large == pytest.approx(small / 10, rel=0.01)


@pytest.mark.parametrize(("size", "features"), [(0, 0), (0, 10), (10, 0)])
def test_an_empty_source_breaks_nothing(size: int, features: int) -> None:
    assert budget(GIGABYTE).features_in_view(size, features) > 0
