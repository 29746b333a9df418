"""Imports: what was sent in, how far it has come, and what it did to whom."""

from __future__ import annotations

from rapport.kernel.table.shapes import Key, Range

IMPORTS = "IMPORTS"


def import_(import_id: str) -> Key:
    """All in one partition: a shop brings a file now and then, and looks at the latest."""
    return Key(IMPORTS, f"IMPORT#{import_id}")


EACH_IMPORT = Range.beginning("IMPORT#")


def import_partition(import_id: str) -> str:
    return f"IMPORT#{import_id}"


def import_round(import_id: str, number: int) -> Key:
    """One going through the whole file: to see what would happen, to do it, or to take it back."""
    return Key(import_partition(import_id), f"ROUND#{number:04d}")


def import_slice(import_id: str, round_number: int, number: int) -> Key:
    return Key(import_partition(import_id), f"SLICE#{round_number:04d}#{number:05d}")


def import_slices(round_number: int) -> Range:
    return Range.beginning(f"SLICE#{round_number:04d}#")


def import_to_customer(customer_id: str, import_id: str) -> Key:
    """What an import did to a customer: theirs, and sealed as they are."""
    return Key(f"CUSTOMER#{customer_id}", f"IMPORTED#{import_id}")


IMPORTED = Range.beginning("IMPORTED#")


def import_to_product(product_id: str, import_id: str) -> Key:
    return Key(import_partition(import_id), f"PRODUCT#{product_id}")


FOLLOWS_BY_ITSELF = ("PROFILE", "IMPORTED#", "CONSENT#", "REMINDERS", "DROPOFF#", "DECISION#", "ACTIVITY#", "BOUGHT#")
"""What may lie with a customer without anybody having given them anything: it follows from what a file said of them."""
