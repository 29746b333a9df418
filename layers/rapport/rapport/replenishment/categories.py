"""Which category names mean the same shelf: case, blanks and script do not matter. Pure."""

from __future__ import annotations

from rapport.customers.names import folded

RICE, OIL, SPICES, HONEY = "rice", "oil", "spices", "honey"

CALLED = {
    RICE: ("rice", "চাল", "চাউল"),
    OIL: ("oil", "oils", "cooking oil", "edible oil", "তেল", "ভোজ্য তেল"),
    SPICES: ("spices", "spice", "মশলা", "মসলা"),
    HONEY: ("honey", "মধু"),
}
"""A shop writes its shelves in English or in Bangla, and spices in two spellings of it."""


def plainly(name: str) -> str:
    """One spelling of a name, to compare by."""
    return " ".join(folded(name).split())


SHELVES = {plainly(name): shelf for shelf, names in CALLED.items() for name in names}


def shelf(category: str) -> str:
    name = plainly(category)
    return SHELVES.get(name, name)
