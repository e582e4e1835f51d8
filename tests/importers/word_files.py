"""Word files built in the tests, part by part."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments", "header1")


def word(*paragraphs: str, main: str = MAIN, section: str = "", **parts: str) -> bytes:
    """A Word file with these paragraphs (XML, or words alone) and parts (the XML inside their roots)."""
    body = "".join(text if text.startswith("<") else p(text) for text in paragraphs)
    roots = {"numbering": "numbering", "styles": "styles", "header1": "hdr"}
    files = {
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
    }
    rels = []
    for name, inner in parts.items():
        assert name in _PARTS
        root = roots.get(name, name)
        files[f"word/{name}.xml"] = f"<w:{root} {_NAMES}>{inner}</w:{root}>"
        kind = "header" if name == "header1" else name
        rels.append(f'<Relationship Id="r_{name}" Type="{R}/{kind}" Target="{name}.xml"/>')
    files["word/_rels/document.xml.rels"] = _relationships("".join(rels))
    files["_rels/.rels"] = _relationships(
        f'<Relationship Id="a" Type="{R}/officeDocument" Target="word/document.xml"/>'
    )
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )
    return packed(files)


def _relationships(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def packed(files: dict[str, str] | dict[str, bytes]) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files in a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def p(*runs: str, num: tuple[int, int] | None = None, style: str = "", properties: str = "") -> str:
    """A paragraph of runs (XML, or words alone), in list `num` (id, level) or in a style."""
    listed = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{styled}{listed}{properties}</w:pPr>{inner}</w:p>"


def r(words: str, *properties: str) -> str:
    """A run; properties such as "i", "b", 'u w:val="single"'. A tab in the words is a tab."""
    form = "".join(f"<w:{one}/>" for one in properties)
    inner = "<w:tab/>".join(f'<w:t xml:space="preserve">{part}</w:t>' for part in words.split("\t"))
    return f"<w:r><w:rPr>{form}</w:rPr>{inner}</w:r>"


def levels(*rows: tuple[str, str], start: int = 1) -> str:
    """The levels of a list: number format and text of each."""
    return "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(rows)
    )


USUAL = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))


def lists(*nums: str, abstract: str = "") -> str:
    """A numbering part: one definition of the usual levels, and lists 1 … n on it; each may hold overrides."""
    first = abstract or f'<w:abstractNum w:abstractNumId="0">{levels(*USUAL)}</w:abstractNum>'
    rest = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="0"/>{inner}</w:num>' for at, inner in enumerate(nums, start=1)
    )
    return first + rest
