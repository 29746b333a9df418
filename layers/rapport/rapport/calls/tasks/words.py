"""Reasons in words an agent can say to themselves before they dial, in English and in Bangla."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from rapport.kernel.figures import Language, digits

REASONS: dict[str, dict[Language, str]] = {
    "follow_up": {
        "en": "Follow-up agreed for {agreed}",
        "bn": "{agreed} তারিখে আবার কথা বলার কথা ছিল",
    },
    "follow_up_answered": {
        "en": "Answered our message with interest",
        "bn": "আমাদের বার্তার উত্তরে আগ্রহ জানিয়েছেন",
    },
    "upsell": {
        "en": "Upsell opportunity - Recent high-value customer",
        "bn": "ভালো ক্রেতা, {days} দিন আগে কিনেছেন - নতুন কিছু দেখানোর সুযোগ",
    },
    "vip_care": {
        "en": "VIP, no contact for {days} days",
        "bn": "ভিআইপি গ্রাহক, {days} দিন কোনো কথা হয়নি",
    },
    "repeat_reminder": {
        "en": "{product} likely finished: {days} days since {pack}",
        "bn": "{product} সম্ভবত শেষ: {pack} নেওয়ার পর {days} দিন হয়েছে",
    },
    "birthday": {"en": "Birthday on {falls}", "bn": "{falls} তারিখে জন্মদিন"},
    "birthday_today": {"en": "Birthday today", "bn": "আজ জন্মদিন"},
    "anniversary": {"en": "Anniversary on {falls}", "bn": "{falls} তারিখে বিবাহবার্ষিকী"},
    "anniversary_today": {"en": "Anniversary today", "bn": "আজ বিবাহবার্ষিকী"},
    "at_risk": {
        "en": "At risk: no order for {days} days",
        "bn": "হারানোর ঝুঁকি: {days} দিন কোনো অর্ডার নেই",
    },
    "repeat_buyer": {
        "en": "Repeat buyer, last order {days} days ago",
        "bn": "নিয়মিত ক্রেতা, শেষ অর্ডার {days} দিন আগে",
    },
    "welcome": {"en": "Welcome: their first order", "bn": "স্বাগত: প্রথম অর্ডার করেছেন"},
    "cadence": {
        "en": "Keep in touch: no contact for {days} days",
        "bn": "যোগাযোগ রাখুন: {days} দিন কথা হয়নি",
    },
    "win_back": {
        "en": "Win back: gone for {days} days",
        "bn": "ফিরিয়ে আনুন: {days} দিন ধরে নেই",
    },
    "manual": {"en": "Call asked for by the team", "bn": "দল থেকে কল করতে বলা হয়েছে"},
}

POINTS: dict[str, dict[Language, str]] = {
    "follow_up": {"en": "Follow-up agreed", "bn": "আবার কথা বলার কথা"},
    "upsell": {"en": "Upsell opportunity", "bn": "নতুন কিছু দেখানোর সুযোগ"},
    "vip_care": {"en": "VIP care", "bn": "ভিআইপি গ্রাহকের খোঁজ"},
    "repeat_reminder": {"en": "Likely finished at home", "bn": "ঘরে সম্ভবত শেষ"},
    "birthday": {"en": "Birthday", "bn": "জন্মদিন"},
    "anniversary": {"en": "Anniversary", "bn": "বিবাহবার্ষিকী"},
    "at_risk": {"en": "At risk", "bn": "হারানোর ঝুঁকি"},
    "repeat_buyer": {"en": "Repeat buyer", "bn": "নিয়মিত ক্রেতা"},
    "welcome": {"en": "Welcome", "bn": "স্বাগত"},
    "cadence": {"en": "Keep in touch", "bn": "যোগাযোগ রাখা"},
    "win_back": {"en": "Win back", "bn": "ফিরিয়ে আনা"},
    "vip": {"en": "VIP customer", "bn": "ভিআইপি গ্রাহক"},
    "high_average": {"en": "Orders are large on average", "bn": "গড় অর্ডার বড়"},
    "further_reasons": {"en": "More than one reason", "bn": "একাধিক কারণ"},
}

WHY_NOT: dict[str, dict[Language, str]] = {
    "open_task": {"en": "A call task is open already", "bn": "একটি কল আগে থেকেই বাকি আছে"},
    "contact_budget": {
        "en": "Contacted as often as a week allows: calls and messages count together",
        "bn": "এক সপ্তাহে যতবার যোগাযোগ করা যায়, ততবার হয়ে গেছে",
    },
    "contact_gap": {"en": "Contacted a moment ago: not twice within the gap", "bn": "কিছুদিন আগেই কথা হয়েছে"},
    "no_call_consent": {"en": "Does not want calls", "bn": "কল চান না"},
    "wrong_number": {"en": "The number is wrong", "bn": "নম্বরটি ভুল"},
    "cold": {"en": "Cold: messages, not sales calls", "bn": "ঠান্ডা গ্রাহক: কল নয়, বার্তা"},
    "reason_is_over": {"en": "The reason to call is over", "bn": "কল করার কারণ আর নেই"},
    "no_capacity": {"en": "Nobody has room for a win-back call", "bn": "ফিরিয়ে আনার কলের জন্য কারও সময় নেই"},
    "no_reason": {"en": "No rule gives a reason today", "bn": "আজ কল করার কারণ নেই"},
    "closed": {"en": "The shop does not call today", "bn": "আজ কল বন্ধ"},
    "unassigned": {"en": "Nobody had this task", "bn": "কাজটি কারও কাছে ছিল না"},
    "not_here_today": {"en": "Its agent is not here today", "bn": "দায়িত্বপ্রাপ্ত এজেন্ট আজ নেই"},
    "too_much": {"en": "Its agent had more than a day holds", "bn": "এজেন্টের হাতে দিনের চেয়ে বেশি কাজ ছিল"},
    "made_already": {"en": "The day's task was made", "bn": "আজকের কল তৈরি হয়েছে"},
}


def reason(rule: str, said: Mapping[str, Any], language: Language) -> str:
    name = f"{rule}_answered" if said.get("answered") else f"{rule}_today" if said.get("today") else rule
    text = REASONS[name][language].format_map(said)
    return digits(text, language)


def point(what: str, language: Language) -> str:
    if what in POINTS:
        return POINTS[what][language]
    return what.replace("_", " ")


def ordered_since(day: date, language: Language) -> str:
    text = {
        "en": f"Ordered on {day.isoformat()}, since this call was planned: thank them",
        "bn": f"কলটি ঠিক করার পর {day.isoformat()} তারিখে অর্ডার করেছেন: ধন্যবাদ জানান",
    }
    return digits(text[language], language)


def why_not(code: str, language: Language) -> str:
    return WHY_NOT[code][language] if code in WHY_NOT else code.replace("_", " ")
