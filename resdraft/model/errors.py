"""The one family of errors: raised where the fault is known, printed at the face."""


class ResdraftError(Exception):
    """A fault that a user can understand and mend: one line, perhaps a second with what to do."""

    def __init__(self, message: str, *, hint: str = "", where: str = "") -> None:
        super().__init__(message)
        self.message = message
        """One line, no full stop."""
        self.hint = hint
        """What to do, or empty."""
        self.where = where
        """File, with line and column where known (`drafts/x.res.md:12:4`), or empty."""

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class InputError(ResdraftError):
    """The input is at fault: not readable as what it should be, too large, or broken."""


class UsageError(ResdraftError):
    """The request itself cannot be carried out as asked."""


class SystemFault(ResdraftError):
    """The system is at fault: no right, no room, no such program."""
