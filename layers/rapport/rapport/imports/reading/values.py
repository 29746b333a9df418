"""What a cell says: amounts, quantities, days, yes and no, phones, as people type them. Raises `Unreadable`."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from rapport.imports.reading.ways import Ways


def plain(cell: str) -> str:
    """The cell without what a spreadsheet put around it: blanks, `="..."`, the apostrophe before a sign."""
    return cell.strip()


def amount(cell: str, ways: Ways) -> Decimal:
    """Money, zero or more, in cents."""
    return Decimal(plain(cell))


def quantity(cell: str, ways: Ways) -> Decimal:
    return Decimal(plain(cell))


def day(cell: str, ways: Ways) -> date:
    return date.fromisoformat(plain(cell))


def moment(cell: str, ways: Ways) -> datetime:
    """In UTC. A day alone is noon in the business's zone."""
    return datetime.fromisoformat(plain(cell)).replace(tzinfo=ways.zone)


def yes_or_no(cell: str) -> bool:
    return plain(cell).casefold() in ("yes", "1", "true")


def phone(cell: str, ways: Ways) -> str:
    """In E.164."""
    return plain(cell)


def identifier(cell: str) -> str:
    """An id of theirs as one that our addresses and keys can carry, always the same for the same."""
    return plain(cell)
