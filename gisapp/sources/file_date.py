"""The day on which a file was changed last: how old its figures are at most."""

from datetime import UTC, datetime
from pathlib import Path


def file_date(source: str) -> str:
    """Return the day in ISO 8601, in UTC; empty for an address, and for a file that is gone.

    Parameters
    ----------
    source : str
        A path or an address, as `LayerOrigin.source` has it.
    """
    try:
        changed_s = Path(source).stat().st_mtime
        return datetime.fromtimestamp(changed_s, UTC).date().isoformat()
    except (OSError, OverflowError, ValueError):
        return ""
