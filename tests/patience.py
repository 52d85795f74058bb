"""Waiting for what a window does, as long as a busy machine may take to do it."""

from collections.abc import Callable

from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker


class PatientBot(QtBot):
    """Waits half a minute before it fails: other tests and a compiler share the cores.

    What comes at once is waited for no longer than with five seconds, the library's own limit.
    """

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 30_000) -> None:
        """Process events until something is true."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(
        self,
        signal: SignalInstance,
        *,
        timeout: int = 30_000,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> SignalBlocker:
        """Process events until a signal is emitted."""
        return super().waitSignal(
            signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb
        )
