"""What people write down: notes on customers and on calls, mostly in Bangla, as the team would."""

from __future__ import annotations

from typing import Literal

from rapport.activity.kinds import Outcome, Response
from rapport.messaging.receipts.words import Meaning

TAGS = ["organic", "ডায়াবেটিস", "family pack", "office delivery", "ঈদ ক্রেতা", "gift", "price sensitive", "নতুন মা"]
SOURCES = {"website": 34, "facebook": 28, "referral": 16, "walk-in": 12, "whatsapp": 10}
NOTES = [
    "বিকেল পাঁচটার পরে ফোন করতে বলেছেন।",
    "ডায়াবেটিস আছে, লাল চাল আর মধু নেন।",
    "মাসের শুরুতে বাজার করেন, বেতনের পরে।",
    "সরিষার তেল শুধু কাঠের ঘানির চান।",
    "ডেলিভারি দারোয়ানের কাছে দিলেই হবে।",
    "দাম নিয়ে কথা বলেন, পাঁচ কেজির প্যাকেট পছন্দ।",
    "ছোট বাচ্চা আছে, দুপুরে ফোন দেওয়া যাবে না।",
    "Prefers WhatsApp; sends her list as a photo.",
    "ঈদের আগে ঘি ও সেমাই একসাথে নেন।",
    "আগের মধুর বোতল ফুটো ছিল, বদলে দেওয়া হয়েছে।",
    "Lives on the fourth floor without a lift: two parcels, please.",
    "গ্রামের বাড়িতেও চাল পাঠান।",
]
BUSINESS_NOTES = [
    "প্রতি সপ্তাহের শনিবার অর্ডার নিশ্চিত করতে হবে।",
    "Needs a VAT invoice with every delivery.",
    "চালের মান নিয়ে খুব সচেতন, নমুনা আগে পাঠাতে হয়।",
]
FAMILY_NOTES = ["মধু পছন্দ করেন।", "জন্মদিনে উপহার পাঠানো হয়।", "Allergic to nuts.", "রোজ গ্রিন টি খান।"]

CALLS: dict[Outcome, list[tuple[str, str]]] = {
    "successful": [
        ("Ordered on the phone", "চাল আর তেল অর্ডার দিয়েছেন, কাল ডেলিভারি।"),
        ("Monthly order", "মাসের বাজার নিয়ে কথা হয়েছে, অর্ডার করেছেন।"),
    ],
    "interested": [
        ("New honey", "সুন্দরবনের নতুন মধুর কথা শুনে আগ্রহী, দাম জানতে চেয়েছেন।"),
        ("Ghee offer", "ঘিয়ের অফার নিয়ে ভাববেন বলেছেন।"),
    ],
    "follow_up_needed": [
        ("Call again", "এখন ব্যস্ত, কয়েক দিন পরে ফোন করতে বলেছেন।"),
        ("Waiting for salary", "বেতন পেলে অর্ডার দেবেন।"),
    ],
    "not_interested": [("Not now", "আপাতত কিছু লাগবে না।"), ("Found it cheaper", "পাশের দোকানে কম দামে পাচ্ছেন।")],
    "no_answer": [("No answer", "ফোন ধরেননি।")],
    "busy": [("Busy", "লাইন ব্যস্ত ছিল।")],
    "wrong_number": [("Wrong number", "অন্য একজন ধরেছেন, নম্বরটি তাঁর নয়।")],
    "do_not_contact": [("Wants no more calls", "আর ফোন না করতে অনুরোধ করেছেন।")],
}
OUTCOMES: dict[Outcome, int] = {
    "successful": 34,
    "interested": 16,
    "follow_up_needed": 16,
    "no_answer": 16,
    "not_interested": 8,
    "busy": 6,
    "wrong_number": 2,
    "do_not_contact": 2,
}
SKIPPED = [
    "গতকালই দোকানে এসে কিনে নিয়েছেন।",
    "Spoke with her husband this morning, no call needed.",
    "ঢাকার বাইরে আছেন, পরে।",
]
FROM_THE_DESK: dict[Outcome, int] = {
    "successful": 42,
    "not_interested": 20,
    "no_answer": 14,
    "interested": 8,
    "follow_up_needed": 8,
    "busy": 5,
    "wrong_number": 1,
    "do_not_contact": 2,
}
"""Of the calls that the mornings ask for: there is a reason for each, and it shows."""
MESSAGES = [
    ("Asked about delivery", "আজকের ডেলিভারি কখন আসবে জানতে চেয়েছেন।"),
    ("Sent a list", "হোয়াটসঅ্যাপে বাজারের তালিকা পাঠিয়েছেন।"),
    ("Praise", "মধু খুব ভালো লেগেছে, বোনকেও বলেছেন।"),
    ("Complaint", "চালে পাথর পাওয়া গেছে, বদলে দেওয়া হবে।"),
]
RELATIONSHIPS: dict[Literal["spouse", "child", "parent", "sibling", "other"], int] = {
    "spouse": 34,
    "child": 32,
    "parent": 20,
    "sibling": 11,
    "other": 3,
}

ANSWERS: dict[Meaning, list[str]] = {
    "positive": [
        "হ্যাঁ, নিতে চাই",
        "জি, বিকেলে কল দিন",
        "২ কেজি মধু লাগবে",
        "Yes, interested. Please call me",
        "Ji, order korbo",
    ],
    "negative": ["এখন না", "না, ধন্যবাদ", "Not now", "নিব না"],
    "stop": ["STOP", "Stop please", "বন্ধ করুন", "আর মেসেজ চাই না"],
    "other": ["দাম কত?", "ডেলিভারি কবে পাব?", "Is it the small jar?", "Ghee ki khati?"],
}
ANSWERED: dict[Meaning, int] = {"positive": 42, "other": 26, "negative": 18, "stop": 14}
WRITTEN: list[tuple[str, str, Response | None]] = [
    ("offer_sent", "নতুন মধুর ছবি আর দাম পাঠানো হয়েছে।", None),
    ("offer_sent", "ঘিয়ের অফার পাঠিয়েছি, কাল জানাবেন বলেছেন।", "neutral"),
    ("offer_sent", "Sent the price list; wants two jars of honey.", "positive"),
    ("delivery_notice", "ডেলিভারির সময় জানানো হয়েছে।", None),
    ("feedback_asked", "Asked about the last parcel: all fine.", "positive"),
    ("feedback_asked", "চাল আগেরবারের মতো হয়নি বলেছেন।", "negative"),
]
"""What agents write by WhatsApp, and what came back."""
