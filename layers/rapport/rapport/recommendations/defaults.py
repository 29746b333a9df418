"""What goes with what in an organic grocery, where the shop has not said so itself. Pure."""

from __future__ import annotations

from rapport.customers.names import folded

CROSS_SELL: dict[str, tuple[str, ...]] = {
    "rice": ("lentils", "oil", "spices"),
    "oil": ("spices", "ghee"),
    "spices": ("ghee", "honey"),
    "honey": ("herbal tea", "dried fruit"),
}

FROM_DAYS, TO_DAYS = 7, 30
"""A week after the purchase the pack is open and its kitchen remembered; after a month the moment has passed."""

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
"""A shop writes its shelves in English or in Bangla, in one or many."""


def plainly(name: str) -> str:
    return " ".join(folded(name).split())


SHELVES = {plainly(name): shelf for shelf, names in CALLED.items() for name in (shelf, *names)}


def shelf_called(category: str) -> str:
    """One name for all the ways to write a category: `Rice` and `চাল` are the same shelf."""
    name = plainly(category)
    return SHELVES.get(name, name)


def default_rule_id(shelf: str) -> str:
    return "default_" + shelf.replace(" ", "_")
