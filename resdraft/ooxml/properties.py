"""Document properties without a trace of who wrote a file, where and when."""

from __future__ import annotations

from resdraft.ooxml.package import OFFICE, Package, relationships_name
from resdraft.ooxml.text import shown
from resdraft.ooxml.xml import Element, element, qn

_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
_PERSONAL = {f"{OFFICE}/custom-properties", f"{OFFICE}/extended-properties", _CORE, _THUMBNAIL}


def set_neutral_properties(package: Package, title: str, language: str = "") -> None:
    """Title and language, "resdraft" as author and program, and nothing else: no names, no clock, no thumbnail."""
    for found in package.relationships(""):
        if found.type in _PERSONAL:
            package.unrelate("", found.id)
            if not found.external:
                package.drop(found.target)
    core = element("cp:coreProperties", element("dc:title", shown(title)), element("dc:creator", "resdraft"))
    if language:
        core.append(element("dc:language", language))
    _add(package, "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core, _CORE)
    extended = element("ep:Properties", element("ep:Application", "resdraft"))
    kind = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    _add(package, "docProps/app.xml", kind, extended, f"{OFFICE}/extended-properties")


def _add(package: Package, name: str, content_type: str, content: Element, kind: str) -> None:
    package.put(name, content)
    package.set_type(name, content_type)
    root = package.xml(relationships_name(""))
    used = {found.get("Id") for found in root}
    identity = next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used)
    root.append(element("rel:Relationship", Id=identity, Type=kind, Target=name))


def forget_template(package: Package, document: str) -> None:
    """Remove the address of the template that Word keeps in the settings: it names a user's folder or a server."""
    settings = package.related(document, "settings")
    if not settings:
        return
    root = package.xml(settings)
    for found in root.findall(qn("w:attachedTemplate")):
        root.remove(found)
    for relation in package.relationships(settings):
        if relation.type == f"{OFFICE}/attachedTemplate":
            package.unrelate(settings, relation.id)
