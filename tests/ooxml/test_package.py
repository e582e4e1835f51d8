"""Word files read with limits, and written without a clock."""

from __future__ import annotations

import io
import zipfile

import pytest

from resdraft.model import InputError
from resdraft.ooxml import Limits, Package, element, parse_xml, read_package, serialise, w
from tests.render.samples import ASSEMBLY, COUNCIL


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


TYPES = serialise(element("ct:Types"))


def test_what_is_written_is_read_back() -> None:
    package = read_package(COUNCIL.read_bytes())
    again = read_package(package.data())
    assert again.parts == package.parts
    assert again.main() == "word/document.xml"


def test_equal_parts_give_equal_bytes_whatever_their_order() -> None:
    package = read_package(COUNCIL.read_bytes())
    turned = Package(dict(reversed(package.parts.items())))
    assert turned.data() == package.data()
    assert turned.data(packed=False) == package.data(packed=False)


def test_no_clock_and_no_system_stand_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(read_package(COUNCIL.read_bytes()).data())) as archive:
        infos = archive.infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.create_system for info in infos} == {0}
    assert infos[0].filename == "[Content_Types].xml"


def test_a_part_is_added_with_its_type_and_relationship() -> None:
    package = read_package(COUNCIL.read_bytes())
    package.add("word/document.xml", "comments", "word/comments.xml", "x/comments+xml", w("comments"))
    again = read_package(package.data())
    assert again.related("word/document.xml", "comments") == "word/comments.xml"
    assert again.content_type("word/comments.xml") == "x/comments+xml"
    assert again.content_type("word/styles.xml").endswith(".styles+xml")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "it is no zip"),
        (b"PK\x03\x04 and no more", "it is no zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word file"),
        (zipped({"a.txt": b"a"}), "a zip of something else"),
        (COUNCIL.read_bytes()[:-30], "it is no zip"),
    ],
)
def test_what_is_no_word_file_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_package(data)


def test_a_zip_bomb_is_told_before_it_is_unpacked() -> None:
    bomb = zipped({"[Content_Types].xml": TYPES, "word/document.xml": bytes(30 * 2**20)})
    assert len(bomb) < 100_000
    with pytest.raises(InputError, match="200 times its size"):
        read_package(bomb)


def test_limits_of_size_and_number() -> None:
    data = zipped({"[Content_Types].xml": TYPES, "a": bytes(range(256)) * 40, "b": b""})
    with pytest.raises(InputError, match="larger than"):
        read_package(data, limits=Limits(size=100))
    with pytest.raises(InputError, match="unpacks to more than"):
        read_package(data, limits=Limits(size=len(data) + 10))
    with pytest.raises(InputError, match="3 parts, where 2 is the limit"):
        read_package(data, limits=Limits(parts=2))


def test_a_broken_part_and_two_of_one_name_are_refused() -> None:
    data = bytearray(zipped({"[Content_Types].xml": TYPES, "a": bytes(range(256)) * 40}, zipfile.ZIP_STORED))
    at = data.index(bytes(range(256)))
    data[at + 5] ^= 0xFF
    with pytest.raises(InputError, match="broken one"):
        read_package(bytes(data))
    double = zipped({"a1": b"1", "a2": b"2"}).replace(b"a2", b"a1")
    with pytest.raises(InputError, match="two parts have one name"):
        read_package(double)


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type"),
        ('<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>', "document type"),
        ("<a>" * 300 + "</a>" * 300, "broken XML"),
        ("<a>", "broken XML"),
        ("", "broken XML"),
    ],
)
def test_xml_that_declares_entities_or_is_broken_is_refused(xml: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        parse_xml(xml.encode(), "word/document.xml")
    assert caught.value.where == "word/document.xml"


def test_a_missing_part_is_named() -> None:
    package = read_package(ASSEMBLY.read_bytes())
    with pytest.raises(InputError, match=r"word/nothing\.xml is missing"):
        package.xml("word/nothing.xml")
    package.drop("word/styles.xml")
    assert package.related("word/document.xml", "styles") == ""
