"""Why a server doesn't answer is told apart."""

import socket
from pathlib import Path

import pytest

from gisapp.errors import SourceError
from gisapp.sources import server_answers
from gisapp.sources.addresses import Address
from gisapp.sources.server_answers import opened_answer
from tests.file_server import serving


def code_of(url: str) -> str:
    with pytest.raises(SourceError) as told, opened_answer(Address(url)):
        pytest.fail("it answered")
    return told.value.code


def test_a_server_that_is_not_there_cannot_be_reached() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert code_of(f"http://127.0.0.1:{port}/plots.shp") == "address_unreachable"
    assert code_of("http://no-such-host.invalid/plots.shp") == "address_unreachable"


def test_a_server_that_is_silent_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_answers, "SILENCE_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert code_of(f"http://127.0.0.1:{port}/plots.shp") == "address_silent"


def test_letters_in_addresses_are_written_as_servers_take_them(tmp_path: Path) -> None:
    (tmp_path / "地 块.txt").write_text("42")
    with serving(tmp_path) as server:
        address = Address(f"{server.url}/地 块.txt")
        with opened_answer(address) as answer:
            assert (answer.size_bytes, answer.stream.read()) == (2, b"42")
            assert answer.media_type == "text/plain"
