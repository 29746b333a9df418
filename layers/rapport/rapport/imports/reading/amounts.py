"""Amounts and quantities as people type them: "৳১২,৩৪৫.৫০", "Tk 500/-", "1.234,50", "2 kg". Never a guess. Pure."""

from __future__ import annotations

import re
from decimal import Decimal

from rapport.imports.reading.cells import plain, western
from rapport.imports.reading.problem import Unreadable
from rapport.imports.reading.ways import Ways
from rapport.kernel.money import CENT, MOST

CURRENCY = r"(?:৳|টাকা|টা\.?|taka|tk\.?|bdt|₹|rs\.?|inr|\$|usd|€|eur|£|gbp)"
BEFORE = re.compile(rf"^{CURRENCY}\s*", re.IGNORECASE)
BEHIND = re.compile(rf"\s*(?:/[-=]|\.-|only|মাত্র|{CURRENCY})$", re.IGNORECASE)
BELOW_ZERO = re.compile(r"^[-−–(]|[-−]$")
SHORTENED = re.compile(r"([0-9])(?:\.([0-9]+))?e\+?([0-9]{1,2})", re.IGNORECASE)
GAP = "[ \u00a0\u202f\u2009'’]"
NOISE = Decimal("0.00001")
"""A spreadsheet's own arithmetic: 12.299999999999999 is 12.30."""
THOUSANDTH = Decimal("0.001")
MOST_OF_ONE = Decimal(1_000_000)

UNITS = {
    "kg": "kg kgs kilo kilos kilogram kilograms কেজি কিলো কিলোগ্রাম",
    "g": "g gm gms gram grams গ্রাম",
    "litre": "l lt ltr ltrs liter liters litre litres লিটার",
    "ml": "ml mls milliliter millilitre মিলি মিলিলিটার",
    "pcs": "pcs pc piece pieces nos no unit units each pack packs packet packets bag bags box "
    "bottle টি টা পিস প্যাকেট বস্তা খানা",
}
UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words.split()}
MEASURE = re.compile(r"(.*?[0-9])\s*(?:x|×)?\s*([^\W\d_]\w*(?:[\u0980-\u09ff]*))?\.?", re.DOTALL)


def amount(cell: str, ways: Ways) -> Decimal:
    """Money, zero or more, in cents."""
    text = western(plain(cell))
    said = _number(_without_currency(text), ways)
    kept = said.quantize(CENT)
    if abs(said - kept) > NOISE:
        raise Unreadable("too_precise", f"{text} has more than two decimals")
    if kept > MOST:
        raise Unreadable("too_large", f"{text} is more than any shop sells for")
    return kept


def quantity(cell: str, ways: Ways) -> Decimal:
    return measure(cell, ways)[0]


def measure(cell: str, ways: Ways) -> tuple[Decimal, str | None]:
    """How much, and of what unit if the cell says so: "5 kg", "500 গ্রাম", "2"."""
    text = western(plain(cell))
    parts = MEASURE.fullmatch(text.removeprefix("x ").removeprefix("x"))
    unit = UNIT_OF.get(parts.group(2).casefold()) if parts and parts.group(2) else None
    if not parts or (parts.group(2) and unit is None):
        raise Unreadable("not_a_number", f"{text} is not a quantity")
    said = _number(parts.group(1), ways)
    kept = said.quantize(THOUSANDTH)
    if abs(said - kept) > NOISE:
        raise Unreadable("too_precise", f"{text} has more than three decimals")
    if not 0 < kept <= MOST_OF_ONE:
        raise Unreadable("out_of_range", f"{text} must be above zero and at most a million")
    return kept.normalize() if kept != kept.to_integral_value() else kept.quantize(Decimal(1)), unit


def number(cell: str, ways: Ways) -> Decimal:
    """Any number, of a field that the shop declared for itself."""
    text = western(plain(cell))
    below_zero = text.startswith(("-", "−"))
    said = _number(text.lstrip("-−"), ways)
    if said >= 10**15:
        raise Unreadable("too_large", f"{text} has more than fifteen digits")
    return -said if below_zero else said


def _without_currency(text: str) -> str:
    text = BEFORE.sub("", text)
    while (shorter := BEHIND.sub("", text)) != text:
        text = shorter
    return text.strip()


def _number(text: str, ways: Ways) -> Decimal:
    if BELOW_ZERO.search(text):
        raise Unreadable("below_zero", f"{text} is below zero")
    if shortened := SHORTENED.fullmatch(text):
        return unshortened(shortened, text)
    group, point = (r"\.", ",") if ways.decimal_comma else (",", r"\.")
    behind = rf"(?:{point}([0-9]{{1,20}}))?"
    for before in (
        "([0-9]{1,18})",
        *(rf"([0-9]{{1,3}}(?:{sign}[0-9]{{2,3}})*{sign}[0-9]{{3}})" for sign in (group, GAP)),
    ):
        if found := re.fullmatch(before + behind, text):
            return Decimal(f"{re.sub('[^0-9]', '', found.group(1))}.{found.group(2) or 0}")
    if found := re.fullmatch(rf"{point}([0-9]{{1,20}})", text):
        return Decimal(f"0.{found.group(1)}")
    if re.fullmatch(r"[0-9]+(?:[.,][0-9]+)+", text):
        sign = "a comma" if ways.decimal_comma else "a point"
        raise Unreadable("unclear_decimals", f"{text} is unclear: decimals stand behind {sign} in this import")
    raise Unreadable("not_a_number", f"{text or 'nothing'} is not a number")


def unshortened(found: re.Match[str], text: str) -> Decimal:
    """1.5E+3 as a spreadsheet shows it; refused when it shows fewer digits than there are."""
    behind, exponent = found.group(2) or "", int(found.group(3))
    if exponent > len(behind):
        raise Unreadable(
            "digits_lost", f"{text} may have lost digits in a spreadsheet; format the column as text and save again"
        )
    return Decimal(text)
