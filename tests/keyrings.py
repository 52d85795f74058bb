"""Keyrings for tests: one that keeps passwords in memory, and one that refuses everything."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked


class WorkingKeyring(KeyringBackend):
    """Keeps passwords as long as it lives."""

    priority: ClassVar[float] = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


class LockedKeyring(WorkingKeyring):
    """Is there, but its user does not unlock it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("dismissed")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("dismissed")


class PlainKeyring(WorkingKeyring):
    """One that the library knows and does not recommend, such as a file without a password."""

    priority: ClassVar[float] = 0.5


@contextmanager
def in_use(backend: KeyringBackend) -> Iterator[None]:
    """Have a keyring in place of the system's."""
    before = keyring.get_keyring()
    keyring.set_keyring(backend)
    yield
    keyring.set_keyring(before)
