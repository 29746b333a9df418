"""An email's body: the words as they are, once as plain text and once as the little HTML that shows the same. Pure."""

from __future__ import annotations

import re
from html import escape

LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)]")

OPT_OUT = {"bn": "এই ইমেইল আর পেতে না চাইলে", "en": "To get no more of these emails"}


def plain(text: str, opt_out_link: str, language: str) -> str:
    """Ends with the way out, unless the words name it themselves."""
    if not opt_out_link or opt_out_link in text:
        return text
    return f"{text}\n\n{_way_out(language)}: {opt_out_link}"


def html(text: str, language: str) -> str:
    paragraphs = "".join(f"<p>{_line(each)}</p>" for each in re.split(r"\n\s*\n", text) if each.strip())
    code = language if re.fullmatch(r"[A-Za-z]{2,3}([_-][A-Za-z]{2,4})?", language) else "en"
    return f'<!doctype html><html lang="{code.replace("_", "-")}"><body>{paragraphs}</body></html>'


def _line(paragraph: str) -> str:
    shown, end = [], 0
    for link in LINK.finditer(paragraph):
        address = escape(link.group())
        shown += [escape(paragraph[end : link.start()]), f'<a href="{address}">{address}</a>']
        end = link.end()
    return "".join([*shown, escape(paragraph[end:])]).strip().replace("\n", "<br>")


def _way_out(language: str) -> str:
    return OPT_OUT.get(language[:2].lower(), OPT_OUT["en"])
