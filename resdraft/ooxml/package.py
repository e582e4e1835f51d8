"""Word files as packages: parts in a zip, their types and relationships, read with limits and written the same."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from resdraft.model import InputError
from resdraft.ooxml.xml import Element, element, parse_xml, qn, serialise

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES = "[Content_Types].xml"
_DATE = (1980, 1, 1, 0, 0, 0)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a package may hold, checked before anything is unpacked."""

    size: int = 64 * 2**20
    """Bytes, packed and unpacked."""
    ratio: int = 200
    """How many times the packed bytes all parts together may grow."""
    parts: int = 4096


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to."""

    id: str
    type: str
    target: str
    """The name of a part ("word/styles.xml"), or an address where external."""
    external: bool = False


class Package:
    """The parts of a Word file by name, and those that were parsed as trees, which may be changed in place."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = dict(parts)
        self._trees: dict[str, Element] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.parts or name in self._trees

    def xml(self, name: str) -> Element:
        """The root of an XML part; changes to it are written. Raises InputError if it is missing or broken."""
        if name not in self._trees:
            if name not in self.parts:
                raise InputError(f"not a whole Word file: the part {name} is missing")
            self._trees[name] = parse_xml(self.parts[name], name)
        return self._trees[name]

    def put(self, name: str, content: Element | bytes) -> None:
        """Set the content of a part."""
        if isinstance(content, bytes):
            self.parts[name] = content
            self._trees.pop(name, None)
        else:
            self._trees[name] = content

    def drop(self, name: str) -> None:
        """Remove a part, its type and its own relationships; references to it are the caller's."""
        for gone in (name, relationships_name(name)):
            self.parts.pop(gone, None)
            self._trees.pop(gone, None)
        types = self.xml(CONTENT_TYPES)
        for override in types.findall(qn("ct:Override")):
            if override.get("PartName") == "/" + name:
                types.remove(override)

    def main(self) -> str:
        """The name of the main document part. Raises InputError if the package names none, or lacks it."""
        for found in self.relationships(""):
            if found.type == f"{OFFICE}/officeDocument" and not found.external:
                if found.target not in self:
                    raise InputError(f"the document itself is missing ({found.target})")
                return found.target
        raise InputError("not a Word file: the package names no document")

    def content_type(self, name: str) -> str:
        """The declared type of a part, or empty."""
        types = self.xml(CONTENT_TYPES)
        for override in types.findall(qn("ct:Override")):
            if override.get("PartName", "").lstrip("/") == name:
                return override.get("ContentType", "")
        ending = name.rpartition(".")[2].lower()
        for default in types.findall(qn("ct:Default")):
            if default.get("Extension", "").lower() == ending:
                return default.get("ContentType", "")
        return ""

    def set_type(self, name: str, content_type: str) -> None:
        """Declare the type of a part."""
        types = self.xml(CONTENT_TYPES)
        for override in types.findall(qn("ct:Override")):
            if override.get("PartName") == "/" + name:
                override.set("ContentType", content_type)
                return
        types.append(element("ct:Override", PartName="/" + name, ContentType=content_type))

    def relationships(self, source: str) -> tuple[Relationship, ...]:
        """What a part refers to; the package itself is the source ""."""
        name = relationships_name(source)
        if name not in self:
            return ()
        return tuple(self._relationships(source, self.xml(name)))

    def _relationships(self, source: str, root: Element) -> Iterator[Relationship]:
        for found in root.findall(qn("rel:Relationship")):
            target, external = found.get("Target", ""), found.get("TargetMode") == "External"
            yield Relationship(
                found.get("Id", ""), found.get("Type", ""), target if external else resolved(source, target), external
            )

    def related(self, source: str, kind: str) -> str:
        """The part that `source` refers to by a kind ("styles", "footnotes"), or empty."""
        found = (r.target for r in self.relationships(source) if r.type == f"{OFFICE}/{kind}" and not r.external)
        return next((target for target in found if target in self), "")

    def relate(self, source: str, kind: str, target: str) -> str:
        """Make `source` refer to a part by a kind; the id of the relationship."""
        name = relationships_name(source)
        if name not in self:
            self.put(name, element("rel:Relationships"))
        root = self.xml(name)
        used = {found.get("Id") for found in root}
        identity = next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used)
        relative = posixpath.relpath("/" + target, "/" + posixpath.dirname(source))
        root.append(element("rel:Relationship", Id=identity, Type=f"{OFFICE}/{kind}", Target=relative))
        return identity

    def unrelate(self, source: str, identity: str) -> None:
        """Remove a relationship by its id."""
        root = self.xml(relationships_name(source))
        for found in root.findall(qn("rel:Relationship")):
            if found.get("Id") == identity:
                root.remove(found)

    def add(self, source: str, kind: str, name: str, content_type: str, content: Element | bytes) -> str:
        """Add a part to which `source` refers; the id of the relationship."""
        self.put(name, content)
        self.set_type(name, content_type)
        return self.relate(source, kind, name)

    def data(self, *, packed: bool = True) -> bytes:
        """The bytes of the file: parts sorted, no clock, so that equal parts give equal bytes.

        Unpacked (`packed=False`), they do not hang on the version of the packer either.
        """
        every = {**self.parts, **{name: serialise(tree) for name, tree in self._trees.items()}}
        first = (CONTENT_TYPES, "_rels/.rels")
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
            for name in sorted(every, key=lambda n: (first.index(n) if n in first else len(first), n)):
                info = zipfile.ZipInfo(name, _DATE)
                info.compress_type = archive.compression
                info.create_system = 0
                info.external_attr = 0
                archive.writestr(info, every[name])
        return out.getvalue()


def relationships_name(source: str) -> str:
    """The part that holds the relationships of a part; the package itself is ""."""
    folder, _, name = source.rpartition("/")
    return posixpath.join(folder, "_rels", name + ".rels")


def resolved(source: str, target: str) -> str:
    """The name of the part that a relative target means."""
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def read_package(data: bytes, *, limits: Limits = LIMITS) -> Package:
    """The package that the bytes of a Word file hold.

    Raises InputError for what is no zip, is encrypted or broken, or is larger than the limits, told before unpacking.
    """
    if data.startswith(_OLE):
        raise InputError("an old Word file, or one locked by a password", hint="save it in Word as .docx, unlocked")
    if len(data) > limits.size:
        raise InputError(f"larger than {limits.size >> 20} MB")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check(archive.infolist(), len(data), limits)
            parts = {i.filename: archive.read(i) for i in archive.infolist() if not i.is_dir()}
    except zipfile.BadZipFile as error:
        raise InputError("not a Word file: it is no zip, or a broken one") from error
    except (RuntimeError, NotImplementedError, zlib.error, EOFError, OSError, ValueError) as error:
        raise InputError(f"not a Word file that can be read: {error}") from error
    if CONTENT_TYPES not in parts:
        raise InputError("not a Word file: a zip of something else")
    return Package(parts)


def _check(infos: list[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    if len(infos) > limits.parts:
        raise InputError(f"{len(infos)} parts, where {limits.parts} is the limit")
    if len({info.filename.lower() for info in infos}) != len(infos):
        raise InputError("not a Word file: two parts have one name")
    total = sum(info.file_size for info in infos)
    if total > limits.size:
        raise InputError(f"unpacks to more than {limits.size >> 20} MB")
    if total > packed * limits.ratio:
        raise InputError(f"unpacks to more than {limits.ratio} times its size")
