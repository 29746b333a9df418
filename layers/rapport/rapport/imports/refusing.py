"""A rule said no to a row: in the words that every row is told in."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError

from rapport.imports.reading.problem import Problem
from rapport.imports.results import RowResult
from rapport.kernel.errors import Refusal


def problems_of(no: Refusal | ValidationError) -> list[Problem]:
    if isinstance(no, ValidationError):
        return [
            Problem(str(each["loc"][0]) if each["loc"] else "", "invalid", _said(each["msg"])) for each in no.errors()
        ]
    if no.details:
        return [Problem(each.field, no.code, each.problem) for each in no.details]
    return [Problem("", no.code, no.message)]


def refused(row: int, problems: Sequence[Problem]) -> RowResult:
    return RowResult(row, "refused", problems=tuple(problems))


def _said(message: str) -> str:
    message = message.removeprefix("Value error, ")
    return message[:1].lower() + message[1:]
