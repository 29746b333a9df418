"""What to say, by situation: how to begin, what to do, and what not to do. In English and in Bangla."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rapport.calls.tasks.model import ScriptTold
from rapport.kernel.figures import Language, digits

Situation = Literal["new", "at_risk", "vip", "reminder", "occasion", "upsell", "follow_up", "win_back", "regular"]


@dataclass(frozen=True)
class Script:
    opening: str
    do: tuple[str, ...]
    dont: tuple[str, ...]


BY_TYPE: dict[str, Situation] = {
    "new_customer": "new",
    "at_risk": "at_risk",
    "win_back": "win_back",
    "repeat_reminder": "reminder",
    "birthday": "occasion",
    "anniversary": "occasion",
    "upsell": "upsell",
    "offer_follow_up": "upsell",
    "membership_upgrade": "vip",
    "congratulate_gold_member": "vip",
    "follow_up": "follow_up",
    "case_follow_up": "follow_up",
}


def situation(task_type: str, customer_type: str) -> Situation:
    """The type of the call decides; a VIP without a pressing matter is spoken to as one."""
    found = BY_TYPE.get(task_type, "regular")
    return "vip" if customer_type == "vip" and found in ("regular", "upsell") else found


def script(situation: Situation, language: Language, said: Mapping[str, Any]) -> ScriptTold:
    found = SCRIPTS[language][situation]
    words = {"product": "", "pack": "", "days": "", **said}
    opening = digits(found.opening.format_map(words), language)
    return ScriptTold(situation=situation, opening=opening, do=list(found.do), dont=list(found.dont))


ENGLISH: dict[Situation, Script] = {
    "new": Script(
        "Thank you for your first order with us. Did everything arrive as it should?",
        (
            "Welcome them warmly and thank them for the first order",
            "Ask whether they are content with what came",
            "Mention 10% off the next order",
            "Ask who else is in the family, and when a call suits them",
        ),
        ("Hurry the call", "Sound as if you were reading", "Press for a sale today", "Pass over their questions"),
    ),
    "at_risk": Script(
        "We have not heard from you for a while, and wanted to ask how you are and whether anything was not right.",
        (
            "Speak to them by name",
            "Mention when they bought last",
            "Ask whether something went wrong, and note it",
            "Offer something just for them, 15-20%",
            "Suggest something new they may like, for a limited time",
        ),
        ("Sound desperate", "Blame them for not ordering", "Offer what everybody gets", "Promise what cannot be kept"),
    ),
    "vip": Script(
        "You are one of our best customers, and I wanted to thank you in person.",
        (
            "Greet them personally and thank them for their loyalty",
            "Offer a first look at what is new",
            "Ask what we could do better",
            "Give them a number where they reach you directly",
            "Remember birthdays and anniversaries",
        ),
        ("Treat them like anybody", "Sell hard", "Miss an occasion"),
    ),
    "reminder": Script(
        "Your {product} should be almost finished. If you order today it comes quickly: shall I send {pack} again?",
        ("Name what they bought and when", "Propose the same pack first", "Suggest one thing that goes with it"),
        ("Insist if they still have some", "List the whole shop"),
    ),
    "occasion": Script(
        "Best wishes from all of us on your special day!",
        ("Congratulate first", "Mention the small gift or discount", "Keep it short"),
        ("Turn it into a sales call", "Mention anyone's age"),
    ),
    "upsell": Script(
        "I hope you are enjoying what you ordered. There is something that goes well with it.",
        ("Ask how they like the last order", "Offer one or two things that suit it", "Say the price and the saving"),
        ("Offer what they have just bought", "Read out a catalogue"),
    ),
    "follow_up": Script(
        "We agreed to speak again, so I am calling as promised.",
        ("Begin where you left off: read the notes", "Answer what was open", "Agree on a next step, or on none"),
        ("Begin from the start", "Call later than promised without saying sorry"),
    ),
    "win_back": Script(
        "We miss you. What would we have to do better for you to come back?",
        ("Listen first", "Solve what drove them away", "Offer 20-30% or free delivery"),
        ("Argue", "Call a fourth time"),
    ),
    "regular": Script(
        "I am calling to ask how you are, and whether you need anything.",
        ("Ask what they need", "Suggest what fits what they buy", "Note when to call again"),
        ("Take long", "Repeat the last call"),
    ),
}

BANGLA: dict[Situation, Script] = {
    "new": Script(
        "আসসালামু আলাইকুম, আমাদের কাছে প্রথম অর্ডারের জন্য ধন্যবাদ। সব ঠিকমতো পেয়েছেন তো?",
        (
            "আন্তরিকভাবে স্বাগত জানান, প্রথম অর্ডারের জন্য ধন্যবাদ দিন",
            "পণ্য কেমন লেগেছে জিজ্ঞেস করুন",
            "পরের অর্ডারে ১০% ছাড়ের কথা বলুন",
            "পরিবারে কে কে আছেন এবং কখন কল করলে সুবিধা, জেনে নিন",
        ),
        ("তাড়াহুড়ো করবেন না", "মুখস্থ কথার মতো বলবেন না", "আজই কিনতে চাপ দেবেন না", "প্রশ্ন এড়িয়ে যাবেন না"),
    ),
    "at_risk": Script(
        "আসসালামু আলাইকুম, অনেকদিন আপনার খোঁজ নেওয়া হয়নি। কোনো অসুবিধা হয়েছিল কি?",
        (
            "নাম ধরে কথা বলুন",
            "শেষ কবে কিনেছিলেন উল্লেখ করুন",
            "কোনো সমস্যা হয়েছিল কিনা জিজ্ঞেস করে লিখে রাখুন",
            "শুধু তাঁর জন্য ১৫-২০% ছাড় দিন",
            "পছন্দ হতে পারে এমন নতুন পণ্য বলুন, সীমিত সময়ের জন্য",
        ),
        ("মরিয়া শোনাবেন না", "অর্ডার না করার জন্য দোষ দেবেন না", "সবার জন্য যে অফার তা দেবেন না", "মিথ্যা কথা দেবেন না"),
    ),
    "vip": Script(
        "আসসালামু আলাইকুম, আপনি আমাদের সেরা গ্রাহকদের একজন, তাই নিজে ধন্যবাদ জানাতে কল করলাম।",
        (
            "ব্যক্তিগতভাবে শুভেচ্ছা ও ধন্যবাদ জানান",
            "নতুন পণ্য আগে দেখার সুযোগ দিন",
            "কী আরও ভালো করা যায় জিজ্ঞেস করুন",
            "সরাসরি যোগাযোগের নম্বর দিন",
            "জন্মদিন ও বিবাহবার্ষিকী মনে রাখুন",
        ),
        ("সাধারণ গ্রাহকের মতো ব্যবহার করবেন না", "জোর করে বিক্রি করবেন না", "বিশেষ দিন ভুলবেন না"),
    ),
    "reminder": Script(
        "আসসালামু আলাইকুম, আপনার {product} প্রায় শেষ হওয়ার কথা। আজ অর্ডার দিলে দ্রুত পাবেন - আবার {pack} পাঠাব?",
        ("কী কবে কিনেছিলেন বলুন", "আগে একই প্যাক প্রস্তাব করুন", "সঙ্গে যায় এমন একটি পণ্য বলুন"),
        ("বাড়িতে থাকলে জোর করবেন না", "পুরো দোকানের তালিকা পড়বেন না"),
    ),
    "occasion": Script(
        "আপনার বিশেষ দিনে আমাদের সবার পক্ষ থেকে শুভেচ্ছা!",
        ("আগে শুভেচ্ছা জানান", "ছোট উপহার বা ছাড়ের কথা বলুন", "কথা ছোট রাখুন"),
        ("বিক্রির কল বানাবেন না", "বয়সের কথা বলবেন না"),
    ),
    "upsell": Script(
        "আসসালামু আলাইকুম, আশা করি গত অর্ডার ভালো লেগেছে। এর সঙ্গে ভালো যায় এমন কিছু এসেছে।",
        ("গত অর্ডার কেমন লেগেছে জিজ্ঞেস করুন", "মানানসই একটি বা দুটি পণ্য বলুন", "দাম ও সাশ্রয় বলুন"),
        ("এইমাত্র কেনা পণ্য দেবেন না", "ক্যাটালগ পড়ে শোনাবেন না"),
    ),
    "follow_up": Script(
        "আসসালামু আলাইকুম, আবার কথা বলার কথা ছিল, তাই কল করলাম।",
        ("যেখানে শেষ হয়েছিল সেখান থেকে শুরু করুন: নোট পড়ে নিন", "বাকি প্রশ্নের উত্তর দিন", "পরের ধাপ ঠিক করুন"),
        ("শুরু থেকে আবার বলবেন না", "দেরি হলে দুঃখ প্রকাশ না করে শুরু করবেন না"),
    ),
    "win_back": Script(
        "আসসালামু আলাইকুম, অনেকদিন আপনাকে পাইনি। কী করলে আবার আমাদের কাছে আসবেন?",
        ("আগে শুনুন", "যে কারণে চলে গেছেন তার সমাধান করুন", "২০-৩০% ছাড় বা ফ্রি ডেলিভারি দিন"),
        ("তর্ক করবেন না", "চতুর্থবার কল করবেন না"),
    ),
    "regular": Script(
        "আসসালামু আলাইকুম, কেমন আছেন, কিছু লাগবে কিনা জানতে কল করলাম।",
        ("কী দরকার জিজ্ঞেস করুন", "যা কেনেন তার সঙ্গে মানানসই কিছু বলুন", "আবার কখন কল করবেন লিখে রাখুন"),
        ("বেশি সময় নেবেন না", "গত কলের কথা আবার বলবেন না"),
    ),
}

SCRIPTS: dict[Language, dict[Situation, Script]] = {"en": ENGLISH, "bn": BANGLA}
