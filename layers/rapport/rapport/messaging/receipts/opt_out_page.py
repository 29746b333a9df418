"""What somebody sees who opens the link to get no more messages: small enough for a slow phone, and nothing in it from
anywhere else. Pure.

Opening the link only asks: scanners of mail open every link. The button posts to the same address, and so do mail
programs with one click of their own (`List-Unsubscribe=One-Click`, RFC 8058).
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import Literal

Step = Literal["ask", "done", "not_valid"]

STYLE = """
:root{color-scheme:light dark;--paper:#fff;--ink:#1c1c1e;--quiet:#55555c;--deed:#0b5c4a;--on-deed:#fff}
@media(prefers-color-scheme:dark){:root{--paper:#17181a;--ink:#f1f1f3;--quiet:#b4b4bb;--deed:#7fd8bf;--on-deed:#0c1f19}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif}
main{max-width:32rem;margin:0 auto;padding:2.5rem 1.25rem}
h1,h2{font-size:1.4rem;line-height:1.35;margin:0 0 .5rem}
p{margin:0 0 1.25rem}
.shop{color:var(--quiet)}
button{font:inherit;font-weight:600;width:100%;padding:.85rem 1rem;border:0;border-radius:.6rem;
background:var(--deed);color:var(--on-deed);cursor:pointer}
button:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
""".strip()

HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'sha256-"
    + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    # The address of the page is the right to opt somebody out.
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}

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
    (bangla, bangla_more), (english, english_more) = WORDS[step]
    of_shop = f'<p class="shop">{escape(shop)}</p>\n' if shop else ""
    return f"""<!doctype html>
<html lang="bn">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{bangla} · {english}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
{of_shop}<h1>{bangla}</h1>
<p>{bangla_more}</p>
<div lang="en">
<h2>{english}</h2>
<p>{english_more}</p>
</div>
{BUTTON if step == "ask" else ""}</main>
</body>
</html>
"""
