"""What the words of a campaign may name of the campaign itself."""

from __future__ import annotations

from typing import Any

from rapport.campaigns.campaign import Campaign
from rapport.kernel.money import as_number
from rapport.kernel.work import Work


def said_of(work: Work, campaign: Campaign) -> dict[str, Any]:
    """The same for all its messages."""
    said = _of_its_product(work, campaign.product_id) if campaign.product_id else {}
    if campaign.discount_code:
        said["discount_code"] = campaign.discount_code
    if campaign.discount_percent is not None:
        said["discount"] = f"{as_number(campaign.discount_percent)}%"
    if campaign.offer:
        said["offer"] = campaign.offer
    elif campaign.discount_percent is not None:
        said["offer"] = said["discount"]
    if campaign.end_date is not None:
        said["valid_until"] = campaign.end_date.isoformat()
    return said


def _of_its_product(work: Work, product_id: str) -> dict[str, Any]:
    # Late: few campaigns are about one product, and every worker that plans one would pay for the catalogue.
    from rapport.catalog import store as catalog

    found = catalog.among(work.table.get_many(catalog.keys_of([product_id]), consistent=False), [product_id])
    return {
        name: value
        for each in found.values()
        for name, value in (("product", each.name), ("recommended_product", each.name), ("price", str(each.price)))
    }
