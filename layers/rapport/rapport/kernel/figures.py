"""Digits, amounts and days as people read them, in English and in Bangla. Pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from rapport.kernel.money import money

Language = Literal["en", "bn"]
LANGUAGES: tuple[Language, ...] = ("en", "bn")

BANGLA_DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")

MONTHS: dict[Language, tuple[str, ...]] = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "bn": (
        "জানুয়ারি",
        "ফেব্রুয়ারি",
        "মার্চ",
        "এপ্রিল",
        "মে",
        "জুন",
        "জুলাই",
        "আগস্ট",
        "সেপ্টেম্বর",
        "অক্টোবর",
        "নভেম্বর",
        "ডিসেম্বর",
    ),
}


def digits(text: str, language: Language) -> str:
    """Latin digits become Bangla ones in a Bangla text."""
    return text.translate(BANGLA_DIGITS) if language == "bn" else text


def number(value: int, language: Language) -> str:
    """Grouped as here: 12,25,000."""
    return digits(_grouped(value), language)


def taka(amount: Decimal, language: Language, sign: str = "৳") -> str:
    """৳1,250 or ৳1,250.50: whole taka without their zeros."""
    exact = money(amount)
    whole, poisha = divmod(int(abs(exact) * 100), 100)
    text = _grouped(whole) + (f".{poisha:02d}" if poisha else "")
    return ("-" if exact < 0 else "") + sign + digits(text, language)


def day(said: date, language: Language) -> str:
    """12 March; the year goes without saying."""
    return f"{digits(str(said.day), language)} {MONTHS[language][said.month - 1]}"


def _grouped(value: int) -> str:
    """The last three digits, then pairs: lakh and crore."""
    minus, text = ("-", str(-value)) if value < 0 else ("", str(value))
    rest, last = text[:-3], text[-3:]
    pairs: list[str] = []
    while rest:
        pairs.insert(0, rest[-2:])
        rest = rest[:-2]
    return minus + ",".join([*pairs, last])
