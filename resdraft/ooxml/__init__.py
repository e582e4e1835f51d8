"""What reading and writing Word files share, on lxml.

Packages are read with limits and without entities, and written without a clock: equal parts give equal bytes.
Everything written keeps the order of elements of the standard; `faults` says where a file does not. Lengths are
twips, twenty to the point. Importing this door loads lxml.
"""

from resdraft.ooxml.check import faults
from resdraft.ooxml.notes import Comments, Footnotes, last_bookmark
from resdraft.ooxml.order import ORDER, in_order, local, put_in_order
from resdraft.ooxml.package import LIMITS, OFFICE, WORD, Limits, Package, Relationship, read_package
from resdraft.ooxml.properties import forget_template, set_neutral_properties
from resdraft.ooxml.runs import PLAIN, Format, bookmark, field, link, paragraph, run, tab_run, text_run, words
from resdraft.ooxml.splice import Original
from resdraft.ooxml.styles import Style, Styles, set_language, style_chain
from resdraft.ooxml.text import shown
from resdraft.ooxml.xml import Element, attribute, element, parse_xml, qn, serialise, w

__all__ = [
    "LIMITS",
    "OFFICE",
    "ORDER",
    "PLAIN",
    "WORD",
    "Comments",
    "Element",
    "Footnotes",
    "Format",
    "Limits",
    "Original",
    "Package",
    "Relationship",
    "Style",
    "Styles",
    "attribute",
    "bookmark",
    "element",
    "faults",
    "field",
    "forget_template",
    "in_order",
    "last_bookmark",
    "link",
    "local",
    "paragraph",
    "parse_xml",
    "put_in_order",
    "qn",
    "read_package",
    "run",
    "serialise",
    "set_language",
    "set_neutral_properties",
    "shown",
    "style_chain",
    "tab_run",
    "text_run",
    "w",
    "words",
]
