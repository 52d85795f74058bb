"""Addresses are kept without what lets anybody in: user, password, keys and signatures."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_SECRET_NAME = re.compile(
    r"key|token|sig|secret|pass|pwd|auth|cred|session|user|login|ticket|code|policy|expire"
    r"|^(x-amz-|x-goog-|tk$|ak$|sk$|sv$|se$|sp$|st$|sr$|spr$|jwt$|uid$|sid$)",
    re.IGNORECASE,
)
_LONGEST_HARMLESS = 24
"""Letters of a value; a longer one may well be a key, whatever it is called."""


def without_secrets(address: str) -> str:
    """Return an address without its user and password, and without keys in its query.

    >>> without_secrets("https://li:geheim@data.example/a.zip?year=2025&token=8f3a")
    'https://data.example/a.zip?year=2025'
    """
    try:
        parts = urlsplit(address)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return address.partition("?")[0]
    harmless = [pair for pair in pairs if not _is_secret(*pair)]
    # Written anew, a query may look different though nothing was taken out of it.
    query = parts.query if harmless == pairs else urlencode(harmless)
    server = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, server, parts.path, query, ""))


def _is_secret(name: str, value: str) -> bool:
    return len(value) > _LONGEST_HARMLESS or bool(_SECRET_NAME.search(name))
