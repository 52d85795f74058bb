"""What XML may not have is left out, and nothing else."""

from gisapp.export.styles.xml_text import sound


def test_control_characters_go() -> None:
    assert sound("a\x00\x08\x1f\ufffe\ud800b\t\n\r地\U0001f600") == "ab\t\n\r地\U0001f600"
