"""Campaigns for tests: one that means something, and others that differ from it in what a test is about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from rapport.campaigns.campaign import Campaign, Variant, VariantName

NOW = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)


def campaign(**said: Any) -> Campaign:
    usual: dict[str, Any] = {
        "campaign_id": "cmp_honey",
        "name": "Honey week",
        "campaign_type": "promotion",
        "channel": "sms",
        "target": "all",
        "starts": "once",
        "created_at": NOW,
        "texts": {"en": "Honey at half the price"},
    }
    return Campaign(**(usual | said))


def variant(name: VariantName, share: int) -> Variant:
    return Variant(name, share, {"en": f"Words of {name}"})
