"""Purchases as the rules see them, in a few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from rapport.kernel.settings import Reminders
from rapport.replenishment.defaults import DEFAULTS
from rapport.replenishment.households import Line, Need, household
from rapport.replenishment.packs import Pack
from rapport.replenishment.profiles import InForce, Profile

DAY = date(2026, 3, 10)
SETTINGS = Reminders()
PACKS = {
    "rice-1kg": Pack(Decimal(1), "kg"),
    "rice-5kg": Pack(Decimal(5), "kg"),
    "rice-5000g": Pack(Decimal(5000), "g"),
    "nazir-5kg": Pack(Decimal(5), "kg"),
    "oil-1l": Pack(Decimal(1), "litre"),
    "oil-500ml": Pack(Decimal(500), "ml"),
    "oil-by-kg": Pack(Decimal(2), "kg"),
    "turmeric-200g": Pack(Decimal(200), "g"),
    "chilli-200g": Pack(Decimal(200), "g"),
    "honey-500g": Pack(Decimal(500), "g"),
}
NAMES = {
    "rice-1kg": ("Miniket Rice 1 kg", "Rice"),
    "rice-5kg": ("Miniket Rice 5 kg", "Rice"),
    "rice-5000g": ("Miniket Rice 5000 g", "Rice"),
    "nazir-5kg": ("নাজিরশাইল চাল ৫ কেজি", "চাল"),
    "oil-1l": ("Mustard Oil 1 litre", "Oil"),
    "oil-500ml": ("Mustard Oil 500 ml", "Oil"),
    "oil-by-kg": ("Mustard Oil 2 kg", "Oil"),
    "turmeric-200g": ("Turmeric 200 g", "Spices"),
    "chilli-200g": ("Chilli 200 g", "মশলা"),
    "honey-500g": ("Honey 500 g", "Honey"),
    "soap": ("Soap", "Cleaning"),
}


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def line(product_id: str, day: date = DAY, quantity: str = "1", *, recorded: date | None = None) -> Line:
    """`recorded` makes it imported history."""
    name, category = NAMES[product_id]
    return Line(
        day=day,
        product_id=product_id,
        name=name,
        category=category,
        quantity=Decimal(quantity),
        recorded=recorded or day,
        imported=recorded is not None,
    )


def needs(
    *lines: Line,
    own: Sequence[Profile] = (),
    asked: Mapping[str, Sequence[date]] | None = None,
    settings: Reminders = SETTINGS,
) -> dict[str, Need]:
    found = household(lines, PACKS, InForce.among(own, DEFAULTS), asked or {}, settings)
    return {each.name: each for each in found}


def one(*lines: Line, own: Sequence[Profile] = (), asked: Mapping[str, Sequence[date]] | None = None) -> Need:
    (found,) = needs(*lines, own=own, asked=asked).values()
    return found
