"""Who is written to, who is held out, and who reads which words. Pure.

Each draw is a hash of the customer and the experiment: nobody keeps a list, and nobody is ever drawn anew. Who is held
out and who reads what are two draws, so that changing the one moves nobody in the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from rapport.campaigns.campaign import OWN_WORDS, Campaign, Variant

HELD_OUT = "held_out"
"""Why somebody is not written to who would have been."""
TICKETS = 10_000
"""Hundredths of a percent; a share is whole percents, so every share is a whole number of tickets."""


def variant_of(campaign: Campaign, customer_id: str) -> str:
    """The variant a customer reads; `OWN_WORDS` is the campaign's own."""
    return chosen(campaign.drawn_by, campaign.variants, customer_id)


def is_held_out(campaign: Campaign, customer_id: str) -> bool:
    return held_out(campaign.drawn_by, campaign.holdout_percent, customer_id)


def held_out(experiment: str, percent: int, customer_id: str) -> bool:
    """A larger share holds out the same people, and more."""
    return percent > 0 and _ticket("held out", experiment, customer_id) < percent * TICKETS // 100


def chosen(experiment: str, variants: Sequence[Variant], customer_id: str) -> str:
    """Shares stand side by side in the order of the names: a variant added behind them takes its readers from those
    who read the campaign's own words, and from nobody else."""
    if not variants:
        return OWN_WORDS
    ticket = _ticket("variant", experiment, customer_id)
    end = 0
    for variant in sorted(variants, key=lambda each: each.name):
        end += variant.share * TICKETS // 100
        if ticket < end:
            return variant.name
    return OWN_WORDS


def _ticket(draw: str, experiment: str, customer_id: str) -> int:
    """Of 2^64 numbers, so many times 10,000 that no ticket is likelier than another by more than one in 10^15."""
    digest = hashlib.sha256("\x1f".join((draw, experiment, customer_id)).encode()).digest()
    return int.from_bytes(digest[:8]) % TICKETS
