"""Nothing that lets anybody in stays in an address."""

import pytest

from gisapp.core.project.addresses import without_secrets

BASE = "https://data.example/plots.geojson"


@pytest.mark.parametrize(
    "secret",
    [
        *("token=1", "api_key=1", "KEY=1", "sig=a%2Bb", "X-Amz-Signature=1", "tk=1", "ak=9"),
        *("sv=2024&sig=1", "x-goog-credential=me", "password=1", "AccessKeyId=1", "auth=1"),
        "q=" + "8f3a" * 10,
    ],
)
def test_keys_and_signatures_are_left_out(secret: str) -> None:
    assert without_secrets(f"{BASE}?{secret}") == BASE
    assert without_secrets(f"{BASE}?year=2025&{secret}") == f"{BASE}?year=2025"


@pytest.mark.parametrize("user", ["li@", "li:geheim@", "li:a@b@"])
def test_users_and_passwords_are_left_out(user: str) -> None:
    assert without_secrets(BASE.replace("//", f"//{user}")) == BASE


def test_what_is_harmless_is_kept_as_it_was_written() -> None:
    for address in (BASE, f"{BASE}?a=1&b=%E5%9C%B0", "s3://bucket/a.zip/in/plots.shp"):
        assert without_secrets(address) == address
    assert without_secrets(f"{BASE}#token") == BASE
    assert without_secrets("https://[broken/a?token=1") == "https://[broken/a"
