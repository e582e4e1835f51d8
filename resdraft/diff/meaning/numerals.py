"""Numbers as they are written, in figures and in the words of four languages, as patterns for small letters."""

from __future__ import annotations

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_FIRST = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_TENTH = "tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth"
_TWENTIETH = "twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth"

CARDINAL = {
    "en": rf"(?:{_TENS})(?:-(?:{_ONES}))?|{_TEENS}|(?:{_ONES})(?: hundred)?",
    "fr": "deux|trois|quatre-vingt-dix|quatre|cinquante|cinq|six|sept|huit|neuf|dix-huit|dix|onze|douze|treize|quatorze"
    "|quinze|seize|vingt|trente|quarante|soixante|cent",
    "es": "dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciocho|veinte|treinta"
    "|cuarenta|cincuenta|sesenta|noventa|cien",
    "ru": "двенадцать|двенадцати|двух|два|трех|три|четырех|четыре|пять|пяти|шесть|шести|семь|семи|восемь|восьми"
    "|девять|девяти|десять|десяти",
}
"""Number words of a language."""
_FRENCH = "deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente"
_SPANISH = "dos|tres|cuatro|cinco|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta"
_SOME = ("2", "3", "4", "5", "7", "8", "9", "10", "11", "12", "15", "20", "30")
_UNITS = [*_ONES.split("|"), *_TEENS.split("|")]
IN_FIGURES = {
    **{word: str(number) for number, word in enumerate(_UNITS, start=1)},
    **{word: str(number) for number, word in zip(range(20, 100, 10), _TENS.split("|"), strict=True)},
    **{
        f"{ten}-{one}": str(20 + 10 * tens + ones)
        for tens, ten in enumerate(_TENS.split("|"))
        for ones, one in enumerate(_ONES.split("|"), start=1)
    },
    **dict(zip(_FRENCH.split("|"), _SOME, strict=True)),
    **dict(zip(_SPANISH.split("|"), _SOME, strict=True)),
    "seis": "6",
}
"""Number words below a hundred in figures."""
ORDINAL = rf"(?:(?:{_TENS})-)?(?:{_FIRST})|{_TENTH}|{_TWENTIETH}|(?:one )?hundredth|\d{{1,3}}(?:st|nd|rd|th)"
"""English ordinals."""
TIME = (
    r"(?:days?|weeks?|months?|years?|hours?|jours?|semaines?|mois|années?|ans?|heures?|días?|semanas?|meses|mes|años?"
    r"|horas?|месяц\w*|недел\w+|дн(?:я|ей)|суток|месячн\w+(?: период\w*| срок\w*)?)"
)
NUMBER = r"\d{1,3}(?: \d{3})+(?:,\d+)?(?!\d)|\d[\d.,]*(?<![.,])"
MANY = (
    r"(?:thousand|million|billion|trillion|millions?|milliards?|millón|millones|mil|миллион(?:а|ов)?"
    r"|миллиард(?:а|ов)?|тысяч[аи]?)"
)
MONEY = (
    r"(?:(?:de )?(?:united states |us |u\.s\. |canadian |australian |swiss )?"
    r"(?:dollars?|dólares|euros?|pounds?(?: sterling)?|francs?|yen)(?: des états-unis| de los estados unidos)?\b)"
)
