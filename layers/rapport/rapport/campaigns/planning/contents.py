"""What the messages of a campaign say, by variant."""

from __future__ import annotations

from rapport.campaigns.campaign import OWN_WORDS, Campaign
from rapport.kernel.work import Work
from rapport.messaging.templates import store as templates
from rapport.messaging.templates.template import Content


def contents(work: Work, campaign: Campaign) -> dict[str, Content]:
    """The campaign's own words, or its template's, under the empty name; then each variant's."""
    found = {OWN_WORDS: _own(work, campaign)}
    for variant in campaign.variants:
        found[variant.name] = Content(
            campaign.channel,
            campaign.texts_of(variant.name),
            campaign.subjects_of(variant.name),
            campaign.whatsapp_name or "",
        )
    return found


def _own(work: Work, campaign: Campaign) -> Content:
    if campaign.template_id and not campaign.texts:
        return templates.get(work, campaign.template_id).content()
    return Content(campaign.channel, campaign.texts, campaign.subjects, campaign.whatsapp_name or "")
