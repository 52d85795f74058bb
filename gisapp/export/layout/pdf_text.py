"""Makes the text of a PDF that Qt wrote findable: says what its letters are in plain characters."""

import re
import unicodedata

_RADICALS = (
    "⺄⺅⺆⺈⺉⺋⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺟⺠⺡⺢⺣⺤⺥⺦⺨⺫⺬⺭⺮⺯⺰⺱⺲⺳⺶⺷⺸⺹⺺⺻⺼⺽⺾"
    "⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪"
    "⻫⻬⻭⻮⻯⻰⻱⻲⻳⼾"
)
_CHARACTERS = (
    "乙亻冂刀刂卩巳幺彑彐忄心扌攵旡日月母民氵水灬爫爪丬犭目示礻竹糹纟罓罒网羊羊羊耂肀聿肉臼艹"
    "艹艹虎衤西西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾"
    "斉齐歯齿竜龙龜亀龟户"
)
"""Radicals that have no normal form, and the character that looks like each.

Source: Unicode, EquivalentUnifiedIdeograph.txt; the last one is 户 in Chinese fonts of today.
"""
_SPACES = {0x09: 0x20, 0xA0: 0x20, 0x3000: 0x20}
_KANGXI = range(0x2F00, 0x2FD6)
PLAIN: dict[int, int] = {
    **_SPACES,
    **{code: ord(unicodedata.normalize("NFKC", chr(code))) for code in _KANGXI},
    **dict(zip(map(ord, _RADICALS), map(ord, _CHARACTERS), strict=True)),
}
"""Characters that share the shape of a common one, which is the one that was written."""
_CHARACTER_MAP = re.compile(rb"begincmap\n.*?endcmap", re.DOTALL)
_CODE_LIST = re.compile(rb"\[([^\]]*)\]")
_RANGE = re.compile(rb"(<[0-9A-F]{4}> <[0-9A-F]{4}> )<([0-9A-F]{4})>")
_CODE = re.compile(rb"<([0-9A-F]{4})>")


def with_findable_text(pdf: bytes) -> bytes:
    r"""Return a PDF whose letters are told as the characters that people search for.

    A font has one shape for 车 and for the radical ⻋; Qt names the first one that it finds, so
    that nobody would find 汽车. Codes are replaced by others of the same length.

    Parameters
    ----------
    pdf : bytes
        As QPdfWriter writes it, its character maps in plain text.

    Examples
    --------
    >>> with_findable_text(b"begincmap\n<0001> <0002> [<0041> <2ECB> ]\nendcmap")
    b'begincmap\n<0001> <0002> [<0041> <8F66> ]\nendcmap'
    """
    return _CHARACTER_MAP.sub(_plain_map, pdf)


def _plain_map(match: re.Match[bytes]) -> bytes:
    lists = _CODE_LIST.sub(lambda codes: _CODE.sub(_plain_code, codes[0]), match[0])
    return _RANGE.sub(lambda one: one[1] + _written(int(one[2], 16)), lists)


def _plain_code(match: re.Match[bytes]) -> bytes:
    return _written(int(match[1], 16))


def _written(code: int) -> bytes:
    return b"<%04X>" % PLAIN.get(code, code)
