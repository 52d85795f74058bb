"""How much memory a process takes, as Linux reports it."""

from pathlib import Path


def resident_bytes() -> int:
    """Return what this process has in memory now; FileNotFoundError where there is no /proc."""
    return _status("VmRSS", "self")


def peak_bytes(process: int | str = "self") -> int:
    """Return the most that a process had in memory; FileNotFoundError without /proc.

    Parameters
    ----------
    process : int or str
        Its number; "self" for this one.
    """
    return _status("VmHWM", process)


def _status(name: str, process: int | str) -> int:
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    [kilobytes] = [line.split()[1] for line in lines.splitlines() if line.startswith(f"{name}:")]
    return int(kilobytes) * 1024
