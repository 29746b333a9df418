"""What no shop can mean, and the bounds that tell it: each section holds its own settings against them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from rapport.kernel.money import money


class Nonsense(ValueError):
    """A setting that no shop can mean."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name} {problem}")
        self.name, self.problem = name, problem


def within(section: Any, least: int, most: int, *names: str) -> None:
    for name in names:
        if not least <= getattr(section, name) <= most:
            raise Nonsense(name, f"must be between {least} and {most}")


def rising(section: Any, *names: str) -> None:
    for lower, higher in pairwise(names):
        if getattr(section, lower) >= getattr(section, higher):
            raise Nonsense(lower, f"must be below {higher}")


def to_the_cent(section: Any, *names: str) -> None:
    for name in names:
        if getattr(section, name) != money(getattr(section, name)):
            raise Nonsense(name, "has more than two decimals")


def long(text: str, name: str, least: int, most: int) -> None:
    if not least <= len(text) <= most:
        raise Nonsense(name, f"must have {least} to {most} characters")


def many(things: Any, name: str, most: int) -> None:
    if len(things) > most:
        raise Nonsense(name, f"may hold at most {most}")


def clock_time(text: str, name: str) -> None:
    hour, colon, minute = text.partition(":")
    if not (colon and len(text) == 5 and (hour + minute).isascii() and (hour + minute).isdigit()):
        raise Nonsense(name, "must be a time of day like 21:00")
    if not (int(hour) < 24 and int(minute) < 60):
        raise Nonsense(name, "must be a time of day like 21:00")
