"""Which code page a text is in, told by its letters: Windows 1252, 1251, 1256 or GB 18030, or none of them for sure.

A page is believed only where what it gives reads as writing of its script: words of one script, capitals where
capitals stand, the letters that are frequent in the language. Shares were counted in the texts of the United Nations.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_HIGH = re.compile(r"[^\x00-\x7f]")
_SAMPLE = 400_000

_SIGNS = "“”‘’‚„–—…«»§°•·\u00a0\u00ad€£¿¡ªº©®™‹›№†‡،؛؟"
"""What all pages hold beside letters and a text may hold anywhere."""
_AFTER_DIGITS = "½¼¾²³¹µ×±"
_SMALL = "àâäáãåæçèéêëìíîïñòóôöõøùúûüÿœßš"
_CAPITAL = "ÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØÙÚÛÜŒŠ"
_WESTERN = re.compile(f"[{_SMALL}{_CAPITAL}]")
_ANY = f"A-Za-z{_SMALL}{_CAPITAL}"
_WESTERN_SLIPS = re.compile(
    rf"[a-z{_SMALL}][{_CAPITAL}]"  # a capital inside a word
    rf"|[{_SMALL}{_CAPITAL}]{{3}}"
    rf"|(?<![{_ANY}])[ÃÂ](?![a-z])"  # UTF-8 read as something else
    rf"|(?<=[{_ANY}])[^\x00-\x7f{_SMALL}{_CAPITAL}’\u00ad–—»…][a-z{_SMALL}]"
    rf"|(?<=[a-z{_SMALL}])[–—][a-z]{{1,2}}(?![{_ANY}])"
    rf"|(?<![\s(«“\"¿¡—–])[¡¿]"
    rf"|(?<=[{_ANY}])[‚„‹«]"
    r"|œ(?![cdimnstu])|ç(?![aouAOU’âôûàêé])"
    rf"|(?<!\d)[{_AFTER_DIGITS}]"
    rf"|[^\x00-\x7f{_SMALL}{_CAPITAL}{_SIGNS}{_AFTER_DIGITS}]"
)
_SPANISH = re.compile(r"\b(?:el|los|las|del|por|una)\b")
_ENGLISH_OR_FRENCH = re.compile(r"\b(?:the|of|and|le|les|des|du|et)\b")
_SPANISH_SLIPS = re.compile(rf"(?<=[a-ce-km-z{_SMALL}])’|(?<=[{_ANY}])’(?![{_ANY}])")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[а-яёА-ЯЁ]")
_ARABIC = re.compile(r"[ء-ْٰٱ]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MIXED = re.compile(r"(?:[A-Za-z][^\x00-\x7f\W]|[^\x00-\x7f\W][A-Za-z])")
_CYRILLIC_SLIPS = re.compile(r"[а-яё][А-ЯЁ]|[†‡€•–—™›”’…‹‚][а-яё]")
_SMALL_CYRILLIC = re.compile(r"[а-яё]")
_FREQUENT_RUSSIAN = re.compile(r"[оиеантсрвдОИЕАНТСРВД]")
_FREQUENT_ARABIC = re.compile(r"[الميتونةعر]")
_FREQUENT_HAN = re.compile(
    r"[的和国会议合年第联在有关全行员作方以日其月及为并号发人一展持决续家大对可重所进实动力于要中各不包信法与到际用"
    r"安理事主席申回顾促请调欢迎鼓励执施成是个性保护问题区机构组织政府社经济世界]"
)
_EAST_SIGNS = "，。、；：？！（）《》〈〉「」『』【】〔〕“”‘’…—–·　％／．－～"


def told_by_letters(data: bytes) -> tuple[str, str] | None:
    """The text in the one code page in which it reads as writing, and the page's name.

    None where it reads so in none, or differently in several.
    """
    found = ((_read(data, encoding, judge), name) for name, (encoding, judge) in _JUDGES.items())
    readings = {text: name for text, name in found if text is not None}
    return readings.popitem() if len(readings) == 1 else None


def _read(data: bytes, encoding: str, judge: Callable[[str, str], bool]) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    first = _HIGH.search(text)
    if first is None:
        return None
    sample = text[max(0, first.start() - 500) : first.start() + _SAMPLE]
    return text if judge(sample, "".join(_HIGH.findall(sample))) else None


def _is_western(sample: str, high: str) -> bool:
    """French, Spanish, German, English: few letters beyond ASCII, each inside a Latin word."""
    letters = len(_WESTERN.findall(high))
    slips = len(_WESTERN_SLIPS.findall(sample))
    if len(_SPANISH.findall(sample)) > len(_ENGLISH_OR_FRENCH.findall(sample)):
        slips += len(_SPANISH_SLIPS.findall(sample))
    return slips * 100 <= len(high) and letters * 3 <= len(_LATIN.findall(sample))


def _is_russian(sample: str, high: str) -> bool:
    letters = len(_CYRILLIC.findall(high))
    return (
        _is_one_script(sample, high, letters, _SIGNS)
        and len(_CYRILLIC_SLIPS.findall(sample)) * 200 <= letters
        and len(_SMALL_CYRILLIC.findall(high)) * 2 >= letters
        and len(_FREQUENT_RUSSIAN.findall(high)) * 2 >= letters
    )


def _is_arabic(sample: str, high: str) -> bool:
    letters = len(_ARABIC.findall(high))
    return _is_one_script(sample, high, letters, _SIGNS + "ـ\u200c\u200d\u200e\u200f") and (
        len(_FREQUENT_ARABIC.findall(high)) * 2 >= letters
    )


def _is_chinese(sample: str, high: str) -> bool:
    letters = len(_HAN.findall(high))
    if letters < 3 or len(_LATIN.findall(sample)) > letters:
        return False
    others = sum(1 for c in high if not ("\u4e00" <= c <= "\u9fff" or c in _EAST_SIGNS or "\uff00" < c < "\uff5f"))
    return (
        others * 50 <= len(high)
        and len(_FREQUENT_HAN.findall(high)) * 5 >= letters
        and sum(1 for c in high if _is_rare(c)) * 20 <= letters
    )


def _is_rare(char: str) -> bool:
    """Whether an ideograph is not among the 3,755 of the first level of GB 2312."""
    if not "\u4e00" <= char <= "\u9fff":
        return False
    code = char.encode("gb18030")
    return len(code) != 2 or not (0xB0 <= code[0] <= 0xD7 and code[1] >= 0xA1)


def _is_one_script(sample: str, high: str, letters: int, signs: str) -> bool:
    """Whether the script's letters are the most, stand in words of their own and have only `signs` beside them."""
    foreign = len(high) - letters - sum(high.count(sign) for sign in signs)
    return (
        letters >= 10
        and foreign * 50 <= letters
        and letters >= len(_LATIN.findall(sample))
        and len(_MIXED.findall(sample)) * 50 <= letters
    )


_JUDGES: dict[str, tuple[str, Callable[[str, str], bool]]] = {
    "Windows-1252": ("cp1252", _is_western),
    "Windows-1251": ("cp1251", _is_russian),
    "Windows-1256": ("cp1256", _is_arabic),
    "GB 18030": ("gb18030", _is_chinese),
}
