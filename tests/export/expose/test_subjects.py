"""What a sheet is about: a subject of a dataset, rows of own files, or attributes alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.layers.layer import TopicRef
from gisapp.errors import ExportError
from gisapp.export.expose.request import content_of
from gisapp.export.expose.subjects import subject_known_as
from gisapp.words import load_words
from tests.export.expose.sheets import own_layers, request_for, request_of, row, subject
from tests.own_files import write_evaluation, write_plots

WORDS = load_words("en")


def test_a_topic_is_known_even_where_no_layer_is_shown() -> None:
    request = request_of("led-cluster")
    hidden = replace(request, layers=tuple(replace(each, visible=False) for each in request.layers))
    known = subject_known_as(content_of(hidden), TopicRef("led-cluster"), WORDS)
    assert known is not None
    assert (known.uid, known.features, known.is_own) == ("led-cluster", (), False)


def test_rows_of_several_files_are_one_subject(tmp_path: Path) -> None:
    layers = own_layers(write_plots(tmp_path), write_evaluation(tmp_path))
    ref = row(layers, "地块台账", 2)
    known = subject_known_as(content_of(request_for(layers, ref)), ref, WORDS)
    assert known is not None
    assert known.is_own
    assert {each.layer_id for each in known.features} == {each.layer_id for each in layers}
    plain = tuple(replace(each, mapping=None) for each in layers)
    assert subject_known_as(content_of(request_for(plain, ref)), ref, WORDS) is None


def test_what_a_filter_leaves_out_is_not_told() -> None:
    request = request_of("changdong")
    content = content_of(replace(request, hidden_layers=frozenset(("park",))))
    with pytest.raises(ExportError):
        subject_known_as(content, subject("changdong"), WORDS)
