"""Bytes to text: what can be told is read, what cannot is refused."""

from __future__ import annotations

import codecs

import pytest

from resdraft.importers import decode
from resdraft.model import InputError
from tests.importers.plain_help import ARABIC, CHINESE, ENGLISH, FRENCH, RUSSIAN, TEXTS

SPANISH = """El Consejo de Seguridad,

Recordando su resolución 2178 (2014), y reafirmando que el terrorismo es una de las amenazas más graves,

1. Exhorta a todos los Estados a que participen en estos esfuerzos;

2. Decide seguir ocupándose de la cuestión en el período de sesiones del próximo año.
"""
GERMAN = (
    "Der Sicherheitsrat,\n\nin Bekräftigung seiner früheren Resolutionen,\n\n1. fordert alle Staaten auf, zu können;\n"
)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
def test_unicode_is_told_by_its_mark_or_its_zero_bytes(language: str, encoding: str, mark: bytes) -> None:
    assert decode(mark + TEXTS[language].encode(encoding)) == TEXTS[language]


@pytest.mark.parametrize(
    ("text", "page"),
    [
        (ENGLISH, "cp1252"),
        (FRENCH, "cp1252"),
        (SPANISH, "cp1252"),
        (GERMAN, "cp1252"),
        (RUSSIAN, "cp1251"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
        (CHINESE, "gbk"),
        ("Côte d’Ivoire: draft resolution", "cp1252"),
        ("Recalling “the report”, and its resolution – no more", "cp1252"),
        (RUSSIAN.replace("\n\n", "\r\n"), "cp1251"),
    ],
)
def test_a_code_page_is_told_by_its_letters(text: str, page: str) -> None:
    assert decode(text.encode(page)) == text


@pytest.mark.parametrize(
    ("text", "page"),
    [
        (FRENCH, "mac_roman"),
        (FRENCH, "cp850"),
        (SPANISH, "mac_roman"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859-5"),
        (ARABIC, "iso8859-6"),
        ("安全理事會，回顧其決議，決心採取一切手段打擊恐怖主義。", "big5"),
        ("Zgromadzenie Ogólne, przypominając swoją rezolucję, wzywa wszystkie państwa do współpracy", "cp1250"),
        ("Genel Kurul, kararını hatırlatarak, bütün Devletleri işbirliği yapmaya çağırır; şöyle ki", "cp1254"),
    ],
)
def test_what_cannot_be_told_is_refused(text: str, page: str) -> None:
    data = "\n".join([text.replace("’", "'").replace("“", '"')]).encode(page, errors="replace")
    with pytest.raises(InputError, match=r"not UTF-8 \(byte 0x[0-9A-F]{2} at offset \d+\)") as caught:
        decode(data, "draft.txt")
    assert caught.value.where == "draft.txt"
    assert "UTF-8" in caught.value.hint


def test_a_word_of_utf_16_is_enough() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode("Peace".encode(encoding)) == "Peace"
        assert decode("和平, peace".encode(encoding)) == "和平, peace"


def test_the_byte_and_its_offset_are_named() -> None:
    data = b"The General Assembly, \xff\xfe\xfd!"
    with pytest.raises(InputError, match=r"byte 0xFF at offset 22"):
        decode(data)


def test_broken_utf_8_is_not_read_as_a_code_page() -> None:
    data = FRENCH.encode()[:-1] + b"\xc3"
    with pytest.raises(InputError, match="not UTF-8"):
        decode(data)


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF8 + b"\n \n"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(InputError, match="the file is empty"):
        decode(data, "draft.txt")


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"\0" * 100,
        b"The General\0Assembly,",
        b"\x01\x02\x03\x04 a",
        b"\xfe\xff" + b"\0\0" * 10,
        b"ab\0\0cd\0\0" * 9,
    ],
)
def test_binary_is_no_text(data: bytes) -> None:
    with pytest.raises(InputError, match="not a text"):
        decode(data)


def test_a_utf_16_file_cut_in_the_middle_is_refused() -> None:
    with pytest.raises(InputError, match="not UTF-16"):
        decode(codecs.BOM_UTF16_LE + "Recalling".encode("utf-16-le")[:-1])


def test_more_than_64_mb_are_refused_before_they_are_looked_at() -> None:
    with pytest.raises(InputError, match="more than the limit of 64 MB"):
        decode(bytes(64 * 1024 * 1024 + 1))
