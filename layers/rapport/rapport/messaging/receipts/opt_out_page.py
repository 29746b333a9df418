"""What somebody sees who opens the link to get no more messages: small enough for a slow phone, and nothing in it from
anywhere else. Pure.

Opening the link only asks: scanners of mail open every link. The button posts to the same address, and so do mail
programs with one click of their own (`List-Unsubscribe=One-Click`, RFC 8058).
"""

from __future__ import annotations

from typing import Literal

from rapport.kernel.http import customer_page

Step = Literal["ask", "done", "not_valid"]

STATUS: dict[Step, int] = {"ask": 200, "done": 200, "not_valid": 404}

WORDS: dict[Step, tuple[tuple[str, str], tuple[str, str]]] = {
    "ask": (
        ("আর অফারের বার্তা পেতে চান না?", "নিশ্চিত করলে এই মাধ্যমে আর কোনো অফার পাঠানো হবে না।"),
        ("No more offers from us?", "If you confirm, we will send you no more offers this way."),
    ),
    "done": (
        ("হয়ে গেছে।", "এই মাধ্যমে আপনাকে আর কোনো অফার পাঠানো হবে না। আপনার অর্ডারের খবর আগের মতোই পাবেন।"),
        ("Done.", "We will send you no more offers this way. News of your own orders will still reach you."),
    ),
    "not_valid": (
        ("এই লিংকটি আর কাজ করে না।", "লিংকটি অসম্পূর্ণ বা পুরোনো। যেকোনো বার্তার উত্তরে STOP লিখে পাঠালেও হবে।"),
        ("This link does not work.", "It is incomplete or too old. You can also answer STOP to any of our messages."),
    ),
}

BUTTON = """<form method="post"><button type="submit"><span lang="bn">আর পাঠাবেন না</span>
· <span lang="en">Send me no more</span></button></form>
"""


def page(step: Step, shop: str = "") -> str:
    bangla, english = WORDS[step]
    return customer_page.page(bangla, english, shop, BUTTON if step == "ask" else "")
