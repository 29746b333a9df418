"""The offer calendar: twelve months, twelve offers, and the campaign that each becomes on its day. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rapport.campaigns.campaign import Campaign
from rapport.kernel.figures import LANGUAGES, Language
from rapport.messaging.ledger.message import MessageChannel
from rapport.messaging.templates.template import Texts

STARTS_AT = time(10)
"""Behind the quiet hours, and before the day's own errands."""
MONTHS = range(1, 13)

OFFER_OF_THE_MONTH: Mapping[Language, str] = {
    "en": "Offer of the month: {theme}! {{shop_name}}",
    "bn": "এ মাসের অফার: {theme}! {{shop_name}}",
}
WITH_CODE: Mapping[Language, str] = {
    "en": "Offer of the month: {theme}! Code {{discount_code}}. {{shop_name}}",
    "bn": "এ মাসের অফার: {theme}! কোড {{discount_code}}। {{shop_name}}",
}
"""What is said of an offer that has no words of its own."""


@dataclass(frozen=True)
class MonthOffer:
    month: int
    theme: Texts
    segment: str
    kpi: str
    channel: MessageChannel = "sms"
    texts: Texts = field(default_factory=dict)
    template_id: str | None = None
    code: str | None = None
    day: int = 1
    is_active: bool = True
    """Whether its campaign sends by itself; of an offer that nobody has looked at, it waits for a word."""
    note: str = ""
    """Where its segment is not quite whom the plan speaks of."""


@dataclass(frozen=True)
class OfferCalendar:
    year: int
    offers: tuple[MonthOffer, ...]
    version: int = 0
    """0, as long as it is the one that every year begins with."""
    audit_head: str = ""

    def of(self, month: int) -> MonthOffer:
        return self.offers[month - 1]


def campaign_id_of(year: int, month: int) -> str:
    """Computed: however often a month is looked at, it becomes one campaign."""
    return f"cmp_{year:04d}_{month:02d}"


def campaign_of(offer: MonthOffer, year: int, zone: ZoneInfo) -> Campaign:
    """From its day to the end of its month."""
    begins = date(year, offer.month, offer.day)
    at = datetime.combine(begins, STARTS_AT, zone)
    return Campaign(
        campaign_id=campaign_id_of(year, offer.month),
        name=_plainly(offer.theme),
        campaign_type="offer_calendar",
        channel=offer.channel,
        target=offer.segment,
        starts="scheduled",
        created_at=at,
        scheduled_at=at,
        texts={} if offer.template_id else words_of(offer),
        template_id=offer.template_id,
        discount_code=offer.code,
        offer=_plainly(offer.theme) if offer.template_id else None,
        start_date=begins,
        end_date=_last_day(year, offer.month),
        is_active=offer.is_active,
    )


def words_of(offer: MonthOffer) -> Texts:
    """Its own, or its theme in a sentence, in every language that it has."""
    if offer.texts:
        return offer.texts
    sentence = WITH_CODE if offer.code else OFFER_OF_THE_MONTH
    return {each: sentence[each].format(theme=_braces_kept(offer.theme[each])) for each in _languages(offer.theme)}


def _languages(texts: Texts) -> list[Language]:
    return [each for each in LANGUAGES if each in texts]


def _plainly(texts: Texts) -> str:
    return texts[_languages(texts)[0]]


def _braces_kept(theme: str) -> str:
    """A theme is a name: it is not read for variables."""
    return theme.replace("{", "{{").replace("}", "}}")


def _last_day(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


# -- what every year begins with -----------------------------------------------------------------------------


def default_calendar(year: int) -> OfferCalendar:
    return OfferCalendar(year, DEFAULT_OFFERS)


def _offer(month: int, en: str, bn: str, segment: str, kpi: str, code: str | None = None, note: str = "") -> MonthOffer:
    return MonthOffer(month, {"en": en, "bn": bn}, segment, kpi, code=code, is_active=False, note=note)


LOYAL = "Nobody is known as loyal yet: "

DEFAULT_OFFERS = (
    _offer(1, "10% off the first order", "প্রথম অর্ডারে ১০% ছাড়", "new", "First order conversion", "FIRST10"),
    _offer(2, "Spices for less when you buy rice", "চাল কিনলে মশলায় ছাড়", "repeat", "Cross-sell rate"),
    _offer(3, "Oil combo", "তেলের কম্বো অফার", "stage:active", "Average order value"),
    _offer(4, "Ramadan pack", "রমজান প্যাকেজ", "all", "Order volume"),
    _offer(
        5,
        "A bonus for every friend you bring",
        "বন্ধুকে আনলে বোনাস",
        "stage:active",
        "New leads",
        note=LOYAL + "it goes to all who are active.",
    ),
    _offer(6, "The membership card is here", "মেম্বারশিপ কার্ড চালু", "repeat", "Membership adoption"),
    _offer(7, "Try what is new", "নতুন পণ্য ট্রায়াল", "stage:active", "Trial to repeat"),
    _offer(8, "Buy more, save more", "বেশি কিনলে বেশি সাশ্রয়", "all", "Basket size"),
    _offer(
        9,
        "Free delivery all month",
        "সারা মাস ফ্রি ডেলিভারি",
        "stage:at_risk",
        "Reactivation",
        note="A campaign has one segment: the warm ones, who ordered within a month, are left out.",
    ),
    _offer(10, "Festival combo", "উৎসব কম্বো", "all", "Revenue"),
    _offer(
        11,
        "A coupon for our loyal customers",
        "বিশ্বস্ত গ্রাহকের কুপন",
        "vip",
        "Retention",
        note=LOYAL + "it goes to the VIPs.",
    ),
    _offer(
        12,
        "The card for permanent customers",
        "স্থায়ী গ্রাহক কার্ড",
        "vip",
        "Upgrade rate",
        note=LOYAL + "it goes to the VIPs.",
    ),
)
