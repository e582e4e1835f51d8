"""PDF files made by hand, as small as the format allows (ISO 32000-1), for what no program would write."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence

FONTS = {"R": "Times-Roman", "I": "Times-Italic", "B": "Times-Bold"}
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
"""What stands for a missing password (ISO 32000-1, 7.6.3.3)."""

Words = tuple[float, float, str, float, str]
"""Left and base in points, a key of `FONTS`, the size, the words in Latin-1."""


def shown(words: Iterable[Words]) -> bytes:
    """The content of a page that shows words at their places."""
    rows = (f"BT /{font} {size} Tf {left} {base} Td ({_escaped(said)}) Tj ET" for left, base, font, size, said in words)
    return "\n".join(rows).encode("cp1252")


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def pdf(pages: Sequence[bytes], *, fonts: Mapping[str, bytes] | None = None, extra: Sequence[bytes] = ()) -> bytes:
    """A PDF of pages of these contents, on Letter paper.

    `fonts` has dictionaries of fonts by name instead of `FONTS`; `extra` are objects from number 3 on, the first of
    which may be referred to as `/X 3 0 R`, an outer form.
    """
    named = fonts or {
        key: f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
        for key, name in FONTS.items()
    }
    first = 3 + len(extra)
    resources = b"/Font << " + b" ".join(b"/%s %s" % (key.encode(), font) for key, font in named.items()) + b" >>"
    if extra:
        resources += b" /XObject << /X 3 0 R >>"
    kids = b" ".join(b"%d 0 R" % (first + 2 * at) for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids),
        *extra,
    ]
    for at, content in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << %s >> /Contents %d 0 R >>"
            % (resources, first + 2 * at + 1)
        )
        objects.append(stream(content))
    return written(objects)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A packed stream as an object."""
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), entries, packed)


def written(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    parts = [b"%PDF-1.7\n"]
    offsets = []
    size = len(parts[0])
    for number, content in enumerate(objects, start=1):
        offsets.append(size)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        size += len(parts[-1])
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows))
    parts.append(b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n" % (len(objects) + 1, trailer, size))
    return b"".join(parts) + b"%%EOF\n"


def locked(password: bytes = b"secret") -> bytes:
    """A PDF that opens only with a password (standard security handler, revision 2)."""
    owner = _rc4(hashlib.md5(_padded(password)).digest()[:5], _padded(password))
    rights, identity = (-4).to_bytes(4, "little", signed=True), b"0123456789abcdef"
    key = hashlib.md5(_padded(password) + owner + rights + identity).digest()[:5]
    user = _rc4(key, _PADDING)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (owner.hex().encode(), user.hex().encode()),
    ]
    return written(objects, b"/Encrypt 4 0 R /ID [<%s> <%s>]" % (identity.hex().encode(), identity.hex().encode()))


def _padded(password: bytes) -> bytes:
    return (password + _PADDING)[:32]


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    at = 0
    for index in range(256):
        at = (at + state[index] + key[index % len(key)]) % 256
        state[index], state[at] = state[at], state[index]
    found = bytearray()
    first = second = 0
    for byte in data:
        first = (first + 1) % 256
        second = (second + state[first]) % 256
        state[first], state[second] = state[second], state[first]
        found.append(byte ^ state[(state[first] + state[second]) % 256])
    return bytes(found)
