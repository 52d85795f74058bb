"""What letters of a PDF are said to be: the characters that people search for."""

from gisapp.export.layout.pdf_text import PLAIN, with_findable_text


def test_shapes_that_two_characters_share_are_the_common_one() -> None:
    pairs = {"⼯": "工", "⻋": "车", "⻔": "门", "⼾": "户", "\t": " ", "\u00a0": " "}
    assert {chr(code): chr(PLAIN[code]) for code in map(ord, pairs)} == pairs
    assert not set(map(ord, "工车门户 A1")) & PLAIN.keys()


def test_codes_are_replaced_within_character_maps_alone() -> None:
    pdf = b"<2F2F>\nbegincmap\n<0001> <0002> [<0041> <2ECB> ]\n<2ECB> <2ECB> <%b>\nendcmap\n<2F2F>"
    told = pdf.replace(b"[<0041> <2ECB>", b"[<0041> <8F66>")
    assert with_findable_text(pdf % b"2F2F") == told % b"5DE5"
