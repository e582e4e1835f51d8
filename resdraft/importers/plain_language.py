"""Which language a pasted text is in: by its script, its openers and its commonest words."""

from __future__ import annotations

import re

_SAMPLE = 40_000
_ARABIC = re.compile("[\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_HAN = re.compile("[\u4e00-\u9fff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_COMMON = {
    "en": "the of and to in that its on with for by as which this be is all a an or",
    "fr": "le la les des de du et à aux en que dans sur par une qui l au son ses d",
    "es": "el la los las de del y que en a se por con para una su al sus lo",
    "de": "der die und den des das zu von in mit dem für auf im sie daß dass ihre",
}
_SETS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
CASELESS = frozenset({"ar", "zh"})
"""Languages without capitals."""
SMALL_OPENERS = frozenset({"ru", *CASELESS})
"""Languages whose paragraphs may begin with a small letter."""


def tell_language(text: str) -> tuple[str, bool]:
    """The language's code, and whether that is sure; "en" where nothing tells."""
    sample = text[:_SAMPLE]
    arabic, cyrillic, latin = (len(p.findall(sample)) for p in (_ARABIC, _CYRILLIC, _LATIN))
    han = 2 * len(_HAN.findall(sample))
    most = max(arabic, cyrillic, latin, han)
    if not most:
        return "en", False
    if most != latin:
        return ("ar" if most == arabic else "zh" if most == han else "ru"), True
    return _latin_language(sample)


def _latin_language(sample: str) -> tuple[str, bool]:
    counts = dict.fromkeys(_SETS, 0)
    total = 0
    for found in _WORD.finditer(sample):
        word = found[0].lower()
        head, sign, tail = word.replace("’", "'").partition("'")
        total += 1
        for language, common in _SETS.items():
            if word in common or (sign and language == "fr" and head in ("l", "d", "qu", "s", "n", "c") and tail):
                counts[language] += 1
    best = max(counts, key=lambda language: counts[language])
    second = max(count for language, count in counts.items() if language != best)
    sure = total >= 12 and counts[best] * 8 >= total and counts[best] * 3 >= second * 4
    return (best, sure) if counts[best] > second else ("en", False)
