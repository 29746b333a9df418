"""How a reminder is told."""

from __future__ import annotations

import pytest

from rapport.customers.rules import ValueTier, Warmth
from rapport.replenishment.channels import by_call, channels

CALL, WRITE, CHEAP = ("call", "whatsapp"), ("whatsapp", "sms"), ("sms",)


@pytest.mark.parametrize(
    ("warmth", "tier", "high_value", "told"),
    [
        ("hot", "new", False, CALL),
        ("warm", "vip", False, CALL),
        ("cold", "vip", False, CALL),
        ("cold", "new", True, CALL),
        ("warm", "new", False, WRITE),
        ("warm", "repeat", False, WRITE),
        ("cold", "new", False, CHEAP),
        ("cold", "repeat", False, CHEAP),
    ],
)
def test_the_way_follows_warmth_and_worth(
    warmth: Warmth, tier: ValueTier, high_value: bool, told: tuple[str, ...]
) -> None:
    assert channels(warmth, tier, high_value=high_value) == told
    assert by_call(warmth, tier, high_value=high_value) == (told[0] == "call")
