"""Drafts on disk: found, loaded, saved so that nothing is lost; what a workspace says, and what comes with the program.

A workspace is a folder with drafts and, if wanted, `resdraft.toml`. Every name loads its own module on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resdraft.workspace.bundled import shipped
    from resdraft.workspace.changes import BranchChanges, ChangeStatus, FileChange, StoredFile, changed_drafts
    from resdraft.workspace.configuration import (
        Configuration,
        configuration_of,
        nearest_configuration,
        read_configuration,
    )
    from resdraft.workspace.diff_driver import ATTRIBUTES, DriverFiles, Scope, install_driver, uninstall_driver
    from resdraft.workspace.files import ABSENT, MAX_BYTES, STDIN, Fingerprint, read_file
    from resdraft.workspace.find import IMPORTABLE, SUFFIX, find_drafts
    from resdraft.workspace.findings_kept import FindingsKept
    from resdraft.workspace.git_lines import git_wants_colour, plain_diff
    from resdraft.workspace.git_program import top_of_repository
    from resdraft.workspace.house_strengths import strengths_at, strengths_for
    from resdraft.workspace.house_templates import (
        TemplateKind,
        find_template,
        kind_of_template,
        templates,
        usual_template,
    )
    from resdraft.workspace.journals import drop_journal, journal_of, keep_journal, kept_journal
    from resdraft.workspace.office import require_office, to_pdf
    from resdraft.workspace.references import DeadReference, StaleReference, dead_references, refresh_references
    from resdraft.workspace.saving import TEMPORARY, make_folder, root_of, save, save_draft
    from resdraft.workspace.sources import Loaded, load, load_all, load_data, load_revised, part_names
    from resdraft.workspace.starting import BODIES, CONFIGURATION, IGNORED, LANGUAGES, first_draft

__all__ = [
    "ABSENT",
    "ATTRIBUTES",
    "BODIES",
    "CONFIGURATION",
    "IGNORED",
    "IMPORTABLE",
    "LANGUAGES",
    "MAX_BYTES",
    "STDIN",
    "SUFFIX",
    "TEMPORARY",
    "BranchChanges",
    "ChangeStatus",
    "Configuration",
    "DeadReference",
    "DriverFiles",
    "FileChange",
    "FindingsKept",
    "Fingerprint",
    "Loaded",
    "Scope",
    "StaleReference",
    "StoredFile",
    "TemplateKind",
    "changed_drafts",
    "configuration_of",
    "dead_references",
    "drop_journal",
    "find_drafts",
    "find_template",
    "first_draft",
    "git_wants_colour",
    "install_driver",
    "journal_of",
    "keep_journal",
    "kept_journal",
    "kind_of_template",
    "load",
    "load_all",
    "load_data",
    "load_revised",
    "make_folder",
    "nearest_configuration",
    "part_names",
    "plain_diff",
    "read_configuration",
    "read_file",
    "refresh_references",
    "require_office",
    "root_of",
    "save",
    "save_draft",
    "shipped",
    "strengths_at",
    "strengths_for",
    "templates",
    "to_pdf",
    "top_of_repository",
    "uninstall_driver",
    "usual_template",
]

_MODULES = {
    "changes": ("BranchChanges", "ChangeStatus", "FileChange", "StoredFile", "changed_drafts"),
    "diff_driver": ("ATTRIBUTES", "DriverFiles", "Scope", "install_driver", "uninstall_driver"),
    "git_lines": ("git_wants_colour", "plain_diff"),
    "configuration": ("Configuration", "configuration_of", "nearest_configuration", "read_configuration"),
    "files": ("ABSENT", "MAX_BYTES", "STDIN", "Fingerprint", "read_file"),
    "findings_kept": ("FindingsKept",),
    "find": ("IMPORTABLE", "SUFFIX", "find_drafts"),
    "git_program": ("top_of_repository",),
    "house_strengths": ("strengths_at", "strengths_for"),
    "house_templates": ("TemplateKind", "find_template", "kind_of_template", "templates", "usual_template"),
    "journals": ("drop_journal", "journal_of", "keep_journal", "kept_journal"),
    "office": ("require_office", "to_pdf"),
    "references": ("DeadReference", "StaleReference", "dead_references", "refresh_references"),
    "saving": ("TEMPORARY", "make_folder", "root_of", "save", "save_draft"),
    "bundled": ("shipped",),
    "sources": ("Loaded", "load", "load_all", "load_data", "load_revised", "part_names"),
    "starting": ("BODIES", "CONFIGURATION", "IGNORED", "LANGUAGES", "first_draft"),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a name of this door from its module, once."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
