"""How much memory this process takes, as Linux reports it."""

from pathlib import Path


def resident_bytes() -> int:
    """Return what is in memory now; FileNotFoundError where there is no /proc."""
    return _status("VmRSS")


def peak_bytes() -> int:
    """Return the most that was in memory at any time; FileNotFoundError without /proc."""
    return _status("VmHWM")


def _status(name: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    [kilobytes] = [line.split()[1] for line in lines if line.startswith(f"{name}:")]
    return int(kilobytes) * 1024
