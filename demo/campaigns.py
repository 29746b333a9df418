"""What the grocery writes to its customers: its own campaigns, and the templates that WhatsApp approved for it.

Their ids say what they are, as those of the campaigns that come with the house do: whoever is drawn into a group of
theirs is drawn into it in every shop that is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

from rapport.campaigns.campaign import Campaign, Variant
from rapport.kernel.figures import Language
from rapport.messaging.templates.model import NewTemplate, Subjects, TemplateFields, Texts
from rapport.messaging.templates.store import DEFAULT

WHEN_IT_IS_MADE = datetime.min.replace(tzinfo=UTC)

SWITCHED_ON = ("cmp_missed_call", "cmp_inactive_30_days", "cmp_birthday")
"""Of those that come with the house."""

CODES = {"WINTER15": 15, "BACK30": 30, "BDAY20": 20}
"""With percents: whoever reads one may order with it."""

APPROVED = {"missed_call": "missed_call_1", "birthday": "birthday_gift_2"}
"""Templates of the house, under the names by which WhatsApp knows them: else nobody may be written to first."""


def approved(template_id: str) -> TemplateFields:
    """The house's own words, which are this shop's from now on."""
    house = DEFAULT[template_id]
    return TemplateFields(
        name=house.name,
        channel=house.channel,
        texts=Texts(en=house.texts["en"], bn=house.texts["bn"]),
        purpose=house.purpose,
        whatsapp_name=APPROVED[template_id],
    )


TEMPLATES = [
    NewTemplate(
        id="eid_preview",
        name="Eid preview",
        channel="whatsapp",
        whatsapp_name="eid_preview_3",
        texts=Texts(
            bn="{first_name|প্রিয় গ্রাহক}, ঈদের সেমাই, ঘি ও বাদাম এসে গেছে। আপনাকে সবার আগে জানালাম। "
            "কী পাঠাব, এখানেই লিখুন। {shop_name}",
            en="{first_name|Dear customer}, vermicelli, ghee and almonds for Eid are here, and you are the first "
            "to know. Write to us here what to keep for you. {shop_name}",
        ),
    ),
    NewTemplate(
        id="harvest_letter",
        name="Harvest letter",
        channel="email",
        subjects=Subjects(bn="নতুন ফসল এসেছে", en="The new harvest is in"),
        texts=Texts(
            bn="{customer_name|প্রিয় গ্রাহক},\n\nদিনাজপুরের নতুন চিনিগুঁড়া আর সুন্দরবনের মধু এসেছে। "
            "অর্ডার করতে এই ইমেইলের উত্তর দিন, অথবা আমাদের কল করুন।\n\nশুভেচ্ছান্তে,\n{shop_name}",
            en="Dear {customer_name|customer},\n\nChinigura rice from Dinajpur and honey from the Sundarbans "
            "have come in. To order, answer this email or give us a call.\n\nKind regards,\n{shop_name}",
        ),
    ),
]

WINTER_TEXTS: Mapping[Language, str] = {
    "bn": "শীতের অফার: মধু ও ঘিয়ে {discount} ছাড়! কোড {discount_code}। {shop_name}",
    "en": "Winter Sale: {discount} off honey and ghee. Code {discount_code}. {shop_name}",
}
"""The first of two wordings that are tried against each other."""

WINTER_SALE = Campaign(
    campaign_id="cmp_winter_sale",
    name="Winter Sale",
    campaign_type="promotion",
    channel="sms",
    target="repeat",
    starts="once",
    created_at=WHEN_IT_IS_MADE,
    texts=WINTER_TEXTS,
    discount_code="WINTER15",
    discount_percent=Decimal("15.00"),
    holdout_percent=10,
    variants=(
        Variant("A", 50, WINTER_TEXTS),
        Variant(
            "B",
            50,
            {
                "bn": "{first_name|প্রিয় গ্রাহক}, শীতে মধু-ঘিয়ে {discount} ছাড়, কোড {discount_code}। {shop_name}",
                "en": "{first_name|Dear customer}, {discount} off honey and ghee for you: {discount_code}. {shop_name}",
            },
        ),
    ),
)

HARVEST_LETTER = Campaign(
    campaign_id="cmp_harvest_letter",
    name="Harvest letter",
    campaign_type="newsletter",
    channel="email",
    target="vip",
    starts="once",
    created_at=WHEN_IT_IS_MADE,
    template_id="harvest_letter",
)

EID_PREVIEW = Campaign(
    campaign_id="cmp_eid_preview",
    name="Eid preview",
    campaign_type="promotion",
    channel="whatsapp",
    target="vip",
    starts="once",
    created_at=WHEN_IT_IS_MADE,
    template_id="eid_preview",
    priority=60,
)


def new_honey(at: datetime) -> Campaign:
    return Campaign(
        campaign_id="cmp_new_honey",
        name="New honey",
        campaign_type="promotion",
        channel="sms",
        target="repeat",
        starts="scheduled",
        created_at=WHEN_IT_IS_MADE,
        scheduled_at=at,
        texts={
            "bn": "সুন্দরবনের নতুন মধু এসেছে! অর্ডার করতে উত্তর দিন। {shop_name}",
            "en": "New honey from the Sundarbans is in. Answer this SMS to order. {shop_name}",
        },
        product_id="honey-sundarban-500g",
        budget=Decimal("500.00"),
    )
