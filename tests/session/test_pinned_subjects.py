"""A pin finds its subject again by uid, key or row, and nothing where that is gone."""

from collections.abc import Iterator

import pytest

from gisapp.core.layers.layer import FeatureRef, TopicRef
from gisapp.core.project.project import PinnedSubject
from gisapp.session.pinned_subjects import PinnedSubjects
from gisapp.session.session import Session
from tests.ui.reading import ref_of, session_of_embedded


@pytest.fixture
def session() -> Iterator[Session]:
    session = session_of_embedded()
    yield session
    session.close()


@pytest.fixture
def pinned(session: Session) -> PinnedSubjects:
    return PinnedSubjects(session.state, session.own_data, lambda layer: f"p {layer.layer_id}")


def test_a_subject_of_a_dataset_is_found_by_its_uid(
    session: Session, pinned: PinnedSubjects
) -> None:
    ref = ref_of(session.state, "changdong")
    pin = pinned.pin_of(ref)
    assert pin == PinnedSubject("p park", "changdong")
    assert pinned.ref_of(pin) == ref
    found = pinned.subject(ref)
    assert found is not None
    assert found.kind.en == "Industrial park"


def test_a_feature_without_facts_is_found_by_its_row(
    session: Session, pinned: PinnedSubjects
) -> None:
    lake = session.state.layers["context/lake"]
    ref = FeatureRef(lake.layer_id, int(lake.geometry.feature_ids[0]))
    pin = pinned.pin_of(ref)
    assert pin == PinnedSubject("p context/lake", "", ref.feature_id)
    assert pinned.ref_of(pin) == ref
    found = pinned.subject(ref)
    assert found is not None
    assert found.kind.en == "Lakes nearby"


@pytest.mark.parametrize(
    "pin",
    [
        PinnedSubject("p park", "nobody"),
        PinnedSubject("gone", "changdong"),
        PinnedSubject("p context/lake", "key"),
        PinnedSubject("p context/lake", "", 10**9),
        PinnedSubject("", "nobody"),
        PinnedSubject("p park", ""),
    ],
)
def test_what_is_gone_is_nowhere(pinned: PinnedSubjects, pin: PinnedSubject) -> None:
    assert pinned.ref_of(pin) is None


def test_what_is_gone_cannot_be_pinned(pinned: PinnedSubjects) -> None:
    assert pinned.pin_of(FeatureRef("gone", 1)) is None
    assert pinned.subject(TopicRef("nobody")) is None
