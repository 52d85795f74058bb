"""The campaign in short: a little of each attack, with seeds of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attack import kills
from tests.attack.baits import baits
from tests.attack.bombs import bombs
from tests.attack.campaign import report
from tests.attack.export_kills import exports
from tests.attack.fuzz import fuzz
from tests.attack.inputs import FORMATS
from tests.attack.leaks import leaks
from tests.attack.outcome import Outcome
from tests.attack.project_kills import KINDS, projects
from tests.attack.victims import Victim
from tests.attack.window import actions

SEED = 2026


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Victim]:
    """A process for the commands of all formats: it takes longer to begin than to run a hundred."""
    with Victim(tmp_path_factory.mktemp("home")) as started:
        yield started


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
@pytest.mark.parametrize("name", FORMATS)
def test_damaged_files_are_read_as_far_as_they_go_or_refused_in_a_sentence(
    tmp_path: Path, name: str, victim: Victim
) -> None:
    assert fuzz(name, 100, SEED, tmp_path / "files", victim).failures == []


def test_bombs_are_refused_or_read_within_bounds(tmp_path: Path) -> None:
    assert [each.failures for each in bombs(tmp_path / "files", commands=1)] == [[]]


def test_baits_make_nobody_ask_a_server(tmp_path: Path) -> None:
    assert [each.failures for each in baits(tmp_path / "files")] == [[]]


@pytest.mark.parametrize("name", ["plots.shp", "sheets"])
def test_who_is_killed_while_exporting_leaves_no_half_file(tmp_path: Path, name: str) -> None:
    assert exports(name, 3, SEED, tmp_path / "files").failures == []


def test_who_is_killed_while_keeping_an_overview_leaves_nothing(tmp_path: Path) -> None:
    assert kills.caches(3, SEED, tmp_path / "files").failures == []


@pytest.mark.parametrize("kind", KINDS)
def test_who_is_killed_while_writing_a_project_leaves_the_old_one_or_the_new(
    tmp_path: Path, kind: str
) -> None:
    assert projects(kind, 2, SEED, tmp_path / "files").failures == []


@pytest.mark.parametrize("spoils_files", [False, True])
def test_random_actions_raise_nothing(tmp_path: Path, spoils_files: bool) -> None:
    assert actions(150, SEED, tmp_path / "files", spoils_files=spoils_files).failures == []


def test_what_is_removed_is_gone_from_memory(tmp_path: Path) -> None:
    assert leaks(60_000, 5, tmp_path / "files").failures == []


def test_the_report_names_what_failed_with_all_that_it_takes_to_try_it_again() -> None:
    written = report([Outcome("bombs", "a.zip", 2, ["info a.zip: took 9 GB"])], seed=7)
    assert "| bombs | a.zip | 2 | 1 | 1 |" in written
    assert "- a.zip: `info a.zip: took 9 GB`" in written
    assert "seed 7" in written
