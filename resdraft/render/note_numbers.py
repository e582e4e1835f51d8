"""Which number each footnote prints, counted in the order in which texts refer to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from resdraft.render.printed import is_sign


@dataclass(slots=True)
class NoteNumbers:
    """Numbers of notes, given as they are first asked for; notes named by signs print their names."""

    signs: dict[str, str] = field(default_factory=dict)
    """What each note prints, by its name, in the order of printing."""
    uses: dict[str, int] = field(default_factory=dict)
    """How often each has been referred to."""
    _counted: int = 0

    def refer(self, name: str) -> str:
        """What a reference to the note prints."""
        self.uses[name] = self.uses.get(name, 0) + 1
        if name not in self.signs:
            self._counted += not is_sign(name)
            self.signs[name] = name if is_sign(name) else str(self._counted)
        return self.signs[name]
