"""A page for customers, who open it by a link that they were sent: in Bangla and in English, small enough for a slow
phone, and nothing in it from anywhere else. Pure."""

from __future__ import annotations

import base64
import hashlib
from html import escape

STYLE = """
:root{color-scheme:light dark;--paper:#fff;--ink:#1c1c1e;--quiet:#55555c;--deed:#0b5c4a;--on-deed:#fff}
@media(prefers-color-scheme:dark){:root{--paper:#17181a;--ink:#f1f1f3;--quiet:#b4b4bb;--deed:#7fd8bf;--on-deed:#0c1f19}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif}
main{max-width:32rem;margin:0 auto;padding:2.5rem 1.25rem}
h1,h2{font-size:1.4rem;line-height:1.35;margin:0 0 .5rem}
p{margin:0 0 1.25rem}
.shop{color:var(--quiet)}
fieldset{border:0;margin:0 0 1.5rem;padding:0}
legend,.asked{display:block;font-weight:600;margin-bottom:.5rem}
.steps{display:flex;flex-wrap:wrap;gap:.25rem}
.steps label{display:inline-flex;flex-direction:column;align-items:center;min-width:2.75rem;min-height:2.75rem}
.ends{display:flex;justify-content:space-between;color:var(--quiet);font-size:.9rem}
input{width:1.4rem;height:1.4rem;accent-color:var(--deed)}
textarea{box-sizing:border-box;width:100%;min-height:6rem;margin-bottom:1.25rem;padding:.6rem;font:inherit;
color:inherit;background:transparent;border:1px solid var(--quiet);border-radius:.6rem}
button{font:inherit;font-weight:600;width:100%;padding:.85rem 1rem;border:0;border-radius:.6rem;
background:var(--deed);color:var(--on-deed);cursor:pointer}
button:focus-visible,input:focus-visible,textarea:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
""".strip()

HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'sha256-"
    + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    # The address of the page is the right to speak for somebody.
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}

type Said = tuple[str, str]
"""A heading, and a sentence more."""


def page(bangla: Said, english: Said, shop: str, form: str = "") -> str:
    """`form` is markup of ours; the shop's name is not."""
    of_shop = f'<p class="shop">{escape(shop)}</p>\n' if shop else ""
    return f"""<!doctype html>
<html lang="bn">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{bangla[0]} · {english[0]}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
{of_shop}<h1>{bangla[0]}</h1>
<p>{bangla[1]}</p>
<div lang="en">
<h2>{english[0]}</h2>
<p>{english[1]}</p>
</div>
{form}</main>
</body>
</html>
"""
