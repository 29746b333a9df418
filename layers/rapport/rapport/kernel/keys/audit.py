"""The audit table."""

from __future__ import annotations

from datetime import date, datetime

from rapport.kernel.table.shapes import Key


def audit_entry(kind: str, record_id: str, number: int) -> Key:
    return Key(audit_partition(kind, record_id), f"{number:09d}", "audit")


def audit_partition(kind: str, record_id: str) -> str:
    return f"RECORD#{kind}#{record_id}"


def access_entry(customer_id: str, user_id: str, hour: str, what: str = "read") -> Key:
    who = user_id if what == "read" else f"{user_id}#{what}"
    return Key(f"ACCESS#{customer_id}", f"{hour}#{who}", "audit")


def access_partition(customer_id: str) -> str:
    return f"ACCESS#{customer_id}"


def audit_day(at: datetime) -> str:
    return audit_day_of(at.date())


def audit_day_of(day: date) -> str:
    return f"DAY#{day.isoformat()}"


def audit_user(user_id: str) -> str:
    return f"USER#{user_id}"


def seal(day: date) -> Key:
    return Key("SEAL", day.isoformat(), "audit")
