"""What a server answers over HTTP; each way in which it doesn't is one sentence."""

import http.client
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, NamedTuple, cast
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from gisapp.errors import SourceError
from gisapp.sources.addresses import Address

SILENCE_S = 20.0
"""How long a server may take to answer, and between two parts of its answer."""
_NOT_THERE = (404, 410)
_REFUSED = (401, 403, 407)
_BLANKS_KEPT = "/%:=&?~#+!$,;'@()*[]"


class Answer(NamedTuple):
    """A file that is coming.

    `size_bytes` is None where the server doesn't say; `media_type` is what it says that it is.
    """

    stream: BinaryIO
    size_bytes: int | None
    media_type: str


class _SafeRedirects(HTTPRedirectHandler):
    """Goes on to other addresses, but never from a protected one to an open one, nor to a file."""

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> Request | None:
        """Return the next request; urllib reports the answer itself where there is none."""
        before, after = urlsplit(req.full_url).scheme, urlsplit(newurl).scheme
        if after != "https" and (after != "http" or before == "https"):
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@contextmanager
def opened_answer(address: Address) -> Iterator[Answer]:
    """Ask a server for a file.

    Parameters
    ----------
    address : Address
        Begins with http or https.

    Raises
    ------
    SourceError
        It doesn't answer, or not with a file, also while that is read.
    """
    request = Request(_ascii(address.url), headers={"User-Agent": "gisapp"})
    try:
        with build_opener(_SafeRedirects).open(request, timeout=SILENCE_S) as response:
            length = response.headers.get("Content-Length", "")
            size = int(length) if length.isdecimal() else None
            media_type = response.headers.get_content_type()
            yield Answer(cast("BinaryIO", response), size, media_type)
    except HTTPError as error:
        error.close()
        raise _of_status(address, error.code) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _of_connection(address, error) from error


def _ascii(url: str) -> str:
    """Return an address with letters and blanks as servers take them."""
    parts = urlsplit(url)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path, query = quote(parts.path, _BLANKS_KEPT), quote(parts.query, _BLANKS_KEPT)
    return urlunsplit((parts.scheme, host, path, query, ""))


def _of_status(address: Address, status: int) -> SourceError:
    if status in _NOT_THERE:
        return SourceError("address_not_there", path=address.url, host=address.host)
    if status in _REFUSED:
        return SourceError("address_refused", path=address.url, host=address.host)
    return SourceError("address_failed", path=address.url, host=address.host, status=status)


def _of_connection(address: Address, error: Exception) -> SourceError:
    reason = error.reason if isinstance(error, URLError) else error
    details = str(reason)
    where = {"path": address.url, "host": address.host}
    if isinstance(reason, ssl.SSLCertVerificationError):
        return SourceError("address_certificate", details=details, **where)
    if isinstance(reason, TimeoutError):
        return SourceError("address_silent", details=details, **where)
    if isinstance(reason, (ConnectionResetError, http.client.HTTPException)):
        return SourceError("address_breaks_off", details=details, **where)
    return SourceError("address_unreachable", details=details, **where)
