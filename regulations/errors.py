"""What goes wrong in this room, in words for the person it happens to."""


class ImportRefused(Exception):
    """A file or a document that is not imported. The text is a sentence in the active language;
    nothing was changed."""


class DraftInTheWay(Exception):
    """A draft that was not approved would be replaced, and nobody said that it may."""
