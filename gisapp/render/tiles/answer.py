"""The answer of a server to one request, given up where it is too large, too slow or leads away."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

from gisapp import __version__
from gisapp.core.tiles.basemap import Trouble
from gisapp.core.tiles.tile_picture import LARGEST_BYTES

_NO_TILE = {204, 404, 410}
_REFUSED = {401, 403, 407, 418}
_BUSY = {408, 425, 429}
_MOST_REDIRECTS = 5
_LONGEST_ASKED_PAUSE_S = 3600.0
# Which of the two it is depends on the version of Qt.
_TIME_IS_UP = {
    QNetworkReply.NetworkError.OperationCanceledError,
    QNetworkReply.NetworkError.TimeoutError,
}


class Answer(QObject):
    """What a server answers to one request.

    Parameters
    ----------
    network : QNetworkAccessManager
        Sends the request.
    url : str
        What is asked for; it may contain the user's key.
    may_follow : callable
        Returns True if a server may be asked too, to which the answer leads.
    longest_ms : int
        How long the whole answer may take.
    """

    finished = Signal()

    def __init__(
        self,
        network: QNetworkAccessManager,
        url: str,
        may_follow: Callable[[str], bool],
        longest_ms: int,
    ) -> None:
        super().__init__(network)
        self.leads_to = ""
        """The server that the answer leads to and that may not be asked; mostly empty."""
        self._asked = QUrl(url)
        self._may_follow = may_follow
        self._given_up: Trouble = ""
        self._reply = network.get(_request(self._asked))
        self._reply.setParent(self)
        # Twice as much: a full buffer would stop the answer before it is seen to be too large.
        self._reply.setReadBufferSize(2 * LARGEST_BYTES)
        self._reply.redirected.connect(self._follow)
        self._reply.readyRead.connect(self._check_size)
        self._time = QTimer(self, singleShot=True, interval=longest_ms)
        self._time.timeout.connect(partial(self._give_up, "busy"))
        self._reply.finished.connect(self._time.stop)
        self._reply.finished.connect(self.finished)
        self._time.start()

    @property
    def trouble(self) -> Trouble:
        """What is wrong with the answer; empty for a picture and for a place without a tile."""
        code = self._status_code
        if self._given_up:
            return self._given_up
        if code in _NO_TILE:
            return ""
        if code in _REFUSED:
            return "refused"
        if self._reply.error() in _TIME_IS_UP:
            return "busy"
        if code is None:
            return "offline"
        if code in _BUSY or code >= 500:
            return "busy"
        if self._reply.error() != QNetworkReply.NetworkError.NoError:
            return "offline" if code == 200 else "unusable"
        kind = self._reply.header(QNetworkRequest.KnownHeaders.ContentTypeHeader)
        return "" if str(kind).startswith("image/") else "unusable"

    @property
    def is_no_tile(self) -> bool:
        """True if the server says that it has no tile there."""
        return self._status_code in _NO_TILE

    @property
    def asked_pause_s(self) -> float:
        """How long the server asks to wait, in seconds; 0 unless it states a number."""
        asked = bytes(self._reply.rawHeader("Retry-After").data())
        return min(float(asked), _LONGEST_ASKED_PAUSE_S) if asked.isdigit() else 0.0

    def body(self) -> bytes:
        """Return what was sent; only the first call has it."""
        return bytes(self._reply.readAll().data())

    def abort(self) -> None:
        """Take no more of it, and say nothing any more."""
        self.finished.disconnect()
        self._reply.abort()
        self.deleteLater()

    @property
    def _status_code(self) -> int | None:
        """The status of the HTTP answer, None where there was none."""
        code = self._reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        return code if isinstance(code, int) else None

    def _follow(self, target: QUrl) -> None:
        # Not what the reply calls its address: that is the target already.
        here = self._asked
        if target.scheme() not in ("https", here.scheme()):
            self._give_up("unusable")
        elif server_of(target) == server_of(here) or self._may_follow(server_of(target)):
            self._asked = target
            self._reply.redirectAllowed.emit()
        else:
            self.leads_to = server_of(target)
            self._give_up("elsewhere")

    def _check_size(self) -> None:
        if self._reply.bytesAvailable() > LARGEST_BYTES:
            self._give_up("unusable")

    def _give_up(self, trouble: Trouble) -> None:
        if self._reply.isRunning():
            self._given_up = trouble
            self._reply.abort()


def server_of(url: QUrl) -> str:
    """Return a server's name, and its port unless that is the usual one.

    >>> server_of(QUrl("https://tiles.org:443/1/2/3")), server_of(QUrl("http://[::1]:8080/"))
    ('tiles.org', '[::1]:8080')
    """
    usual = {"http": 80, "https": 443}.get(url.scheme(), -1)
    name = f"[{url.host()}]" if ":" in url.host() else url.host()
    return name if url.port(usual) == usual else f"{name}:{url.port()}"


def _request(url: QUrl) -> QNetworkRequest:
    request = QNetworkRequest(url)
    request.setHeader(QNetworkRequest.KnownHeaders.UserAgentHeader, f"gisapp/{__version__}")
    # Pictures are packed already: what is packed once more could only unfold without end.
    request.setRawHeader(b"Accept-Encoding", b"identity")
    request.setMaximumRedirectsAllowed(_MOST_REDIRECTS)
    # Qt takes no enumeration here, only its number.
    request.setAttribute(
        QNetworkRequest.Attribute.RedirectPolicyAttribute,
        QNetworkRequest.RedirectPolicy.UserVerifiedRedirectPolicy.value,
    )
    for about in (
        QNetworkRequest.Attribute.CookieLoadControlAttribute,
        QNetworkRequest.Attribute.CookieSaveControlAttribute,
        QNetworkRequest.Attribute.AuthenticationReuseAttribute,
    ):
        request.setAttribute(about, QNetworkRequest.LoadControl.Manual.value)
    return request
