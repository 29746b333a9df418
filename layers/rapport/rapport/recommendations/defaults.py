"""What goes with what in an organic grocery, where the shop has not said so itself. Pure."""

from __future__ import annotations

CROSS_SELL: dict[str, tuple[str, ...]] = {
    "rice": ("lentils", "oil", "spices"),
    "oil": ("spices", "ghee"),
    "spices": ("ghee", "honey"),
    "honey": ("herbal tea", "dried fruit"),
}

FROM_DAYS, TO_DAYS = 7, 30
"""A week after the purchase the pack is open and its kitchen remembered; after a month the moment has passed."""


def default_rule_id(shelf: str) -> str:
    return "default_" + shelf.replace(" ", "_")
