"""What goes wrong in this room, in words for the person it happens to."""

from django.core.exceptions import PermissionDenied


class NotAllowed(PermissionDenied):
    """An act that the rules refuse. `code` is the reason from `rules`; the text explains it."""

    def __init__(self, message: str, code: str = "") -> None:
        super().__init__(message)
        self.code = code


class NotApproved(PermissionDenied):
    """A change of what readers see that no decision covers."""


class Conflict(Exception):
    """Somebody else was quicker: the submission is no longer as it was when the act began."""


class Incomplete(Exception):
    """A draft that cannot be submitted yet; `problems` are sentences for its author."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems
