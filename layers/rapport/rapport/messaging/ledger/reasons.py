"""Why a message is where it is, in words. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from rapport.kernel.figures import Language
from rapport.messaging.ledger.message import State

STATES: Mapping[State, Mapping[Language, str]] = {
    "queued": {"en": "To be sent", "bn": "পাঠানো হবে"},
    "held": {"en": "Waits for its hour", "bn": "সময়ের অপেক্ষায়"},
    "sending": {"en": "Being sent", "bn": "পাঠানো হচ্ছে"},
    "unknown": {"en": "Nobody can say whether it went", "bn": "গেছে কি না জানা যায়নি"},
    "sent": {"en": "Sent", "bn": "পাঠানো হয়েছে"},
    "delivered": {"en": "Delivered", "bn": "পৌঁছেছে"},
    "read": {"en": "Read", "bn": "পড়েছেন"},
    "failed": {"en": "Not delivered", "bn": "পৌঁছায়নি"},
    "suppressed": {"en": "Not sent", "bn": "পাঠানো হয়নি"},
    "expired": {"en": "Over before it could go", "bn": "পাঠানোর আগেই সময় শেষ"},
}

REASONS: Mapping[str, Mapping[Language, str]] = {
    "no_consent": {"en": "has not said yes to it", "bn": "সম্মতি দেননি"},
    "open_complaint": {"en": "has complained, and it is not settled yet", "bn": "অভিযোগ এখনও মেটেনি"},
    "opted_out": {"en": "asked for no more at this address", "bn": "এই ঠিকানায় বার্তা বন্ধ করেছেন"},
    "undeliverable": {"en": "nothing arrives at this address", "bn": "এই ঠিকানায় বার্তা পৌঁছায় না"},
    "no_address": {"en": "no number or address for it", "bn": "নম্বর বা ঠিকানা নেই"},
    "no_approved_template": {
        "en": "WhatsApp needs an approved template, or their own word within a day",
        "bn": "হোয়াটসঅ্যাপে অনুমোদিত টেমপ্লেট দরকার",
    },
    "quiet_hours": {"en": "quiet hours", "bn": "নীরব সময়"},
    "cap_a_day": {"en": "one message a day is enough", "bn": "দিনে একটির বেশি নয়"},
    "cap_a_week": {"en": "enough messages this week", "bn": "এ সপ্তাহে যথেষ্ট বার্তা গেছে"},
    "cap_sms_a_week": {"en": "enough SMS this week", "bn": "এ সপ্তাহে যথেষ্ট এসএমএস গেছে"},
    "cap_contacts_a_week": {"en": "contacted often enough this week", "bn": "এ সপ্তাহে যথেষ্ট যোগাযোগ হয়েছে"},
    "outranked": {"en": "another message was worth more", "bn": "আরও জরুরি বার্তা ছিল"},
    "held_out": {"en": "held out, to see what the campaign does", "bn": "তুলনার জন্য বাদ রাখা হয়েছে"},
    "budget": {"en": "the campaign's budget is spent", "bn": "ক্যাম্পেইনের বাজেট শেষ"},
    "written_already": {"en": "was written to under their other record", "bn": "অন্য রেকর্ডে আগেই লেখা হয়েছে"},
    "already_bought": {"en": "has bought it already", "bn": "আগেই কিনেছেন"},
    "reason_is_over": {"en": "the reason for it was over", "bn": "কারণটি আর নেই"},
    "missing_word": {"en": "there was nothing to say for a variable", "bn": "বার্তার একটি শব্দ পাওয়া যায়নি"},
    "message_too_long": {"en": "too long with their name in it", "bn": "বার্তা বেশি লম্বা"},
    "customer_removed": {"en": "the customer was removed", "bn": "গ্রাহক আর নেই"},
    "campaign_stopped": {"en": "the campaign was taken out", "bn": "ক্যাম্পেইন মুছে ফেলা হয়েছে"},
    "over": {"en": "its occasion was over", "bn": "উপলক্ষ শেষ"},
    "quarantined": {"en": "it failed again and again, and waits for a person", "bn": "বারবার ব্যর্থ, দেখা দরকার"},
    "throttled": {"en": "the provider had enough for the moment", "bn": "প্রোভাইডার আপাতত নিচ্ছে না"},
    "no_answer": {"en": "the provider gave no answer", "bn": "প্রোভাইডার উত্তর দেয়নি"},
    "bad_number": {"en": "the number is none", "bn": "নম্বরটি ভুল"},
    "bounced": {"en": "the address does not exist", "bn": "ঠিকানাটি নেই"},
}


def said(state: State, reason: str, language: Language) -> str:
    """A provider's own word is told as it is."""
    if not reason:
        return STATES[state][language]
    why = REASONS[reason][language] if reason in REASONS else reason.replace("_", " ")
    return f"{STATES[state][language]}: {why}"
