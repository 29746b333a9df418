"""Both records side by side, and the one they would be: looked at by the very verb that makes them one."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.customers.told import consent_told, told
from rapport.kernel.work import Work
from rapport.merging import merging, profiles
from rapport.merging.model import MergeAsked, MergeDifference, MergePreview
from rapport.merging.rooms import Joining


def preview(work: Work, customer_id: str, other_id: str, joinings: Sequence[Joining]) -> MergePreview:
    """Nothing is written: what would be is refused here as it would be there."""
    asked = MergeAsked(customer_id=other_id)
    whole = merging.together(work, customer_id, asked)
    merging.merge(work, customer_id, asked, None, joinings)
    return MergePreview(
        customer=told(work, whole.ours),
        other=told(work, whole.theirs),
        merged=told(work, whole.merged),
        differences=[
            MergeDifference(field=name, ours=whole.ours.profile[name], theirs=whole.theirs.profile[name])
            for name in profiles.differences(whole.ours.profile, whole.theirs.profile)
        ],
        orders=whole.merged.statistics.orders,
        total_spend=whole.merged.statistics.spend,
        consent=consent_told(whole.merged) or [],
    )
