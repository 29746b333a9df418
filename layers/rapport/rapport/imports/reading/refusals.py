"""Why a file as a whole is not read. Each says what to do about it."""

from __future__ import annotations

from rapport.kernel.errors import NotAcceptable


class EmptyFile(NotAcceptable):
    code = "empty_file"


class HeaderOnly(NotAcceptable):
    code = "header_only"


class NotAText(NotAcceptable):
    """A workbook, an archive, a picture: nothing that has lines."""

    code = "not_a_text"


class NotASheet(NotAcceptable):
    """Text, but neither a table nor JSON lines."""

    code = "not_a_sheet"


class TooManyColumns(NotAcceptable):
    code = "too_many_columns"
