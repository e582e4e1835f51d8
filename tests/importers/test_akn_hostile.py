"""Broken and hostile files: one clear line, the place, and nothing read from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from resdraft.importers import read
from resdraft.importers.akn import looks_like_akn, read_akn
from resdraft.model import InputError
from tests.importers.akn_files import NAMESPACES, akn, body, numbered, statement

GOOD = akn(statement(body(numbered("1.", "Decides."))))
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'


def _refused(data: bytes, name: str = "x.xml") -> InputError:
    with pytest.raises(InputError) as raised:
        read_akn(data, name)
    error = raised.value
    assert error.message
    assert "\n" not in str(error)
    return error


def test_what_looks_like_akoma_ntoso() -> None:
    assert looks_like_akn(GOOD)
    assert looks_like_akn(GOOD.decode().encode("utf-16"))
    assert looks_like_akn(b'<?xml version="1.0"?><an:akomaNtoso xmlns:an="x"/>')
    assert not looks_like_akn(b"<html><body>akomaNtoso</body></html>")
    assert not looks_like_akn(b"")


def test_the_place_of_a_wrong_end_tag_is_named() -> None:
    error = _refused(b"<akomaNtoso>\n  <statement>\n    <p></q>\n</akomaNtoso>", "folder/x.xml")
    assert error.where == "folder/x.xml:3:12"
    assert error.message.startswith("not well-formed XML: ")
    assert _refused(b"<akomaNtoso>").where.endswith("x.xml:1:13")


def test_a_billion_laughs_are_refused_before_they_are_told() -> None:
    told = "<statement><mainBody><p>&c;</p></mainBody></statement>"
    data = f"{LAUGHS}<akomaNtoso {NAMESPACES}>{told}</akomaNtoso>".encode()
    assert "document type declaration" in _refused(data).message
    assert "document type declaration" in _refused(data.decode().encode("utf-16")).message
    with pytest.raises(InputError, match="document type declaration"):
        read(data, "x.xml")


def test_an_external_entity_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    data = f'<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>\n<akomaNtoso>&s;</akomaNtoso>'
    error = _refused(data.encode())
    assert error.where == "x.xml:2:1"
    assert "secret" not in str(error)


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", b"\x00\x01\x02\xff\xfe", b"PK\x03\x04", "<akomaNtoso>é".encode("latin-1")]
)
def test_empty_and_binary_files(data: bytes) -> None:
    _refused(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<html/>", "the outermost element is <html>"),
        (b"<akomaNtoso/>", "no document in this Akoma Ntoso file: <akomaNtoso> is empty"),
        (b"<akomaNtoso><statement/></akomaNtoso>", "<statement> has no <preamble> and no <mainBody>"),
        (b"<akomaNtoso><statement><mainBody/></statement></akomaNtoso>", "<statement> holds no paragraph"),
        (b"<akomaNtoso><statement>&unknown;</statement></akomaNtoso>", "not well-formed"),
    ],
)
def test_what_is_no_resolution(data: bytes, message: str) -> None:
    assert message in _refused(data).message


def test_too_many_blocks_and_too_deep_ones() -> None:
    assert "20,000 blocks" in _refused(akn(statement(body("<p>x</p>" * 20_001)))).message
    assert len(read_akn(akn(statement(body("<p>x</p>" * 19_999))))[0].operative) == 19_999
    deep = "<section>" * 70 + "<p>x</p>" + "</section>" * 70
    assert "64 deep" in _refused(akn(statement(body(deep)))).message
    lists = "<list><point><content><p>x</p></content></point><sublist>" * 70 + "</sublist></list>" * 70
    assert "64 deep" in _refused(akn(statement(body(lists)))).message


def test_a_file_of_more_than_64_megabytes() -> None:
    error = _refused(b"<akomaNtoso>" + b" " * (64 * 1024 * 1024) + b"</akomaNtoso>")
    assert "64 MB" in error.message


def test_elements_nested_beyond_all_reason() -> None:
    _refused(akn(statement(body("<p>" + "<span>" * 5_000 + "x" + "</span>" * 5_000 + "</p>"))))


def test_control_characters_and_markup_in_words_are_only_words() -> None:
    (found,) = read_akn(akn(statement(body(numbered("1.", "a &lt;b&gt; [c] &amp;amp; \u0085 d")))))
    assert found.operative[0].text.plain == "a <b> [c] &amp; d"  # type: ignore[union-attr]
