"""Which category names mean the same shelf: case, blanks and script do not matter. Pure."""

from __future__ import annotations

from rapport.kernel.spelling import plainly

CALLED: dict[str, tuple[str, ...]] = {
    "rice": ("rices", "চাল", "চাউল"),
    "lentils": ("lentil", "dal", "daal", "pulses", "ডাল", "ডাল ও কলাই"),
    "oil": ("oils", "cooking oil", "cooking oils", "edible oil", "edible oils", "তেল", "ভোজ্য তেল", "ভোজ্যতেল"),
    "spices": ("spice", "masala", "মশলা", "মসলা"),
    "ghee": ("ghees", "ঘি", "ঘী"),
    "honey": ("honeys", "মধু"),
    "herbal tea": ("herbal teas", "হারবাল টি", "ভেষজ চা"),
    "dried fruit": ("dried fruits", "dry fruit", "dry fruits", "ড্রাই ফ্রুট", "ড্রাই ফ্রুটস", "শুকনো ফল"),
}
"""A shop writes its shelves in English or in Bangla, in one or many. What is used up and what goes with what are said
of the same shelves, so there is one table."""

SHELVES = {plainly(name): shelf for shelf, names in CALLED.items() for name in (shelf, *names)}


def shelf_called(category: str) -> str:
    """One name for all the ways to write a category: `Rice` and `চাল` are the same shelf."""
    name = plainly(category)
    return SHELVES.get(name, name)
