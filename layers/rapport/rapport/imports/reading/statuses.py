"""Where an order stands, in the words of other programs and of people. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from rapport.kernel.spelling import plainly

Status = Literal["placed", "delivered", "cancelled", "returned"]

WORDS: Mapping[Status, str] = {
    "placed": """
        placed | new | open | pending | pending payment | processing | confirmed | on hold | on-hold | unfulfilled
        | partial | partially fulfilled | in transit | shipped | dispatched | packed | on the way | অপেক্ষমাণ
        | নতুন | প্রক্রিয়াধীন | চলমান | কনফার্ম | পাঠানো হয়েছে
    """,
    "delivered": """
        delivered | complete | completed | fulfilled | done | paid | closed | received | success | successful
        | ডেলিভারড | ডেলিভারি হয়েছে | সম্পন্ন | সম্পূর্ণ | পৌঁছেছে
    """,
    "cancelled": """
        cancelled | canceled | cancel | void | voided | failed | rejected | abandoned | বাতিল | ক্যানসেল
    """,
    "returned": """
        returned | return | refunded | refund | partially refunded | restocked | refused | ফেরত | রিটার্ন
    """,
}
STATUS_OF: Mapping[str, Status] = {
    plainly(word): status for status, words in WORDS.items() for word in words.split("|") if word.strip()
}
