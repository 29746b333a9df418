"""Fields that a shop declared for itself, checked against their declaration."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rapport.kernel.errors import Detail, NotAcceptable
from rapport.kernel.money import as_number
from rapport.kernel.settings import CustomField

LONGEST = 500


def checked(declared: Mapping[str, CustomField], said: Mapping[str, Any] | None) -> dict[str, Any]:
    problems, kept = [], {}
    for name, value in (said or {}).items():
        if value is None:
            continue
        declaration = declared.get(name)
        problem = _problem(declaration, value) if declaration else "is not a field of this shop; declare it in settings"
        if problem:
            problems.append(Detail(f"custom_fields.{name}", problem))
        kept[name] = as_number(value) if isinstance(value, Decimal) else value
    if problems:
        raise NotAcceptable("invalid: custom_fields", problems)
    return kept


def _problem(field: CustomField, value: Any) -> str | None:
    match field.type:
        case "text" if not (isinstance(value, str) and len(value) <= LONGEST):
            return f"must be text of at most {LONGEST} characters"
        case "number" if not _is_number(value):
            return "must be a number"
        case "date" if not (isinstance(value, str) and _is_day(value)):
            return "must be a day, as 2025-12-31"
        case "choice" if value not in field.choices:
            return f"must be one of {', '.join(field.choices)}"
        case "yes_no" if not isinstance(value, bool):
            return "must be true or false"
    return None


def _is_number(value: Any) -> bool:
    # Beyond fifteen digits a JSON reader elsewhere may round.
    return isinstance(value, int | Decimal) and not isinstance(value, bool) and abs(Decimal(value)) < 10**15


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10
