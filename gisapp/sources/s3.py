"""Objects of S3 and of what speaks its language, read by Arrow.

The variables of the environment are those that GDAL knows: AWS_NO_SIGN_REQUEST, AWS_REGION,
AWS_S3_ENDPOINT, AWS_HTTPS, and the keys that Arrow finds by itself.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO, cast
from urllib.parse import unquote, urlsplit

from gisapp.errors import SourceError
from gisapp.sources.addresses import Address
from gisapp.sources.server_answers import SILENCE_S, Answer

_KEYS = ("AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE")
_YES = ("YES", "TRUE", "ON", "1")
_NO = ("NO", "FALSE", "OFF", "0")
_CONNECT_S = 10.0


@contextmanager
def opened_object(address: Address) -> Iterator[Answer]:
    """Open an object to be read.

    Parameters
    ----------
    address : Address
        `s3://bucket/key`.

    Raises
    ------
    SourceError
        It is not there, or may not be read, or nothing answers.
    """
    from pyarrow import fs

    parts = urlsplit(address.url)
    path = f"{parts.netloc}{unquote(parts.path)}"
    try:
        store = fs.S3FileSystem(
            request_timeout=SILENCE_S,
            connect_timeout=_CONNECT_S,
            retry_strategy=fs.AwsStandardS3RetryStrategy(max_attempts=1),
            **_settings(os.environ),
        )
        with store.open_input_file(path) as stream:
            yield Answer(cast("BinaryIO", stream), stream.size(), "")
    except (OSError, ValueError) as error:
        raise _cause(address, error) from error


def _settings(environment: Mapping[str, str]) -> dict[str, str | bool]:
    unsigned = environment.get("AWS_NO_SIGN_REQUEST", "").upper() in _YES
    has_keys = any(environment.get(name) for name in _KEYS)
    settings: dict[str, str | bool] = {"anonymous": unsigned or not has_keys}
    region = environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION")
    if region:
        settings["region"] = region
    endpoint = environment.get("AWS_S3_ENDPOINT")
    if endpoint:
        is_open = environment.get("AWS_HTTPS", "").upper() in _NO
        settings["scheme"] = "http" if is_open else "https"
        settings["endpoint_override"] = endpoint.rpartition("://")[2]
    return settings


def _cause(address: Address, error: Exception) -> SourceError:
    details = str(error)
    where = {"path": address.url, "host": address.host}
    if isinstance(error, FileNotFoundError):
        return SourceError("address_not_there", details=details, **where)
    if isinstance(error, PermissionError) or "ACCESS_DENIED" in details:
        return SourceError("address_refused", details=details, **where)
    return SourceError("address_unreachable", details=details, **where)
