"""Footnotes and comments: parts of their own, to which the text refers by numbers."""

from __future__ import annotations

from collections.abc import Sequence

from resdraft.ooxml.package import WORD, Package
from resdraft.ooxml.xml import Element, attribute, qn, w


class Footnotes:
    """The footnotes of a document, added to those that it has; the part is made when the first is added."""

    def __init__(self, package: Package, document: str) -> None:
        self._package = package
        self._document = document
        self._name = package.related(document, "footnotes")
        self._last = 0

    def add(self, paragraphs: Sequence[Element]) -> int:
        """Add a note that consists of these paragraphs; its number for `w:footnoteReference`."""
        root = self._root()
        if not self._last:
            self._last = max((int(attribute(note, "w:id", "0")) for note in root), default=0)
        self._last += 1
        root.append(w("footnote", *paragraphs, id=str(self._last)))
        return self._last

    def _root(self) -> Element:
        if not self._name:
            self._name = _beside(self._document, "footnotes.xml")
            root = w("footnotes", _separator("separator", -1), _separator("continuationSeparator", 0))
            self._package.add(self._document, "footnotes", self._name, f"{WORD}.footnotes+xml", root)
        return self._package.xml(self._name)


def _separator(kind: str, number: int) -> Element:
    return w("footnote", w("p", w("r", w(kind))), type=kind, id=str(number))


class Comments:
    """The comments of a document; the part is made when the first is added."""

    def __init__(self, package: Package, document: str, author: str) -> None:
        self._package = package
        self._document = document
        self._author = author
        self._name = package.related(document, "comments")
        self._last = -1

    def add(self, paragraphs: Sequence[Element]) -> int:
        """Add a comment, without a date; its number for `w:commentReference`."""
        root = self._root()
        if self._last < 0:
            self._last = max((int(attribute(found, "w:id", "0")) for found in root), default=-1)
        self._last += 1
        root.append(w("comment", *paragraphs, id=str(self._last), author=self._author, initials=""))
        return self._last

    def _root(self) -> Element:
        if not self._name:
            self._name = _beside(self._document, "comments.xml")
            self._package.add(self._document, "comments", self._name, f"{WORD}.comments+xml", w("comments"))
        return self._package.xml(self._name)


def _beside(part: str, name: str) -> str:
    folder = part.rpartition("/")[0]
    return f"{folder}/{name}" if folder else name


def last_bookmark(root: Element) -> int:
    """The highest number of a bookmark below the root, -1 if there is none."""
    return max((int(attribute(b, "w:id", "-1")) for b in root.iter(qn("w:bookmarkStart"))), default=-1)
