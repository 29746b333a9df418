"""The page behind the link: in both languages, with nothing from outside, and a button only where there is a choice."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import get_args

import pytest

from rapport.kernel.http.customer_page import HEADERS, STYLE
from rapport.messaging.receipts.opt_out_page import STATUS, Step, page

STEPS: tuple[Step, ...] = get_args(Step)
EMPTY = {"meta", "br", "link", "img", "input"}


class Tags(HTMLParser):
    """Every tag is closed where it should be; what stood there is kept."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def names(self) -> list[str]:
        return [name for name, _ in self.tags]


@pytest.mark.parametrize("step", STEPS)
def test_a_page_is_whole_and_speaks_both_languages(step: Step) -> None:
    found = Tags(page(step, "Khaas Food"))

    assert found.open == []
    assert {"bn", "en"} <= {attributes.get("lang") for _, attributes in found.tags}
    assert found.names().count("h1") == found.names().count("main") == found.names().count("title") == 1
    assert "Khaas Food" in page(step, "Khaas Food")


@pytest.mark.parametrize("step", STEPS)
def test_nothing_comes_from_outside_and_nothing_runs(step: Step) -> None:
    html = page(step, "Khaas Food")

    assert not {"script", "img", "link", "iframe", "a"} & set(Tags(html).names())
    assert not re.search(r"https?:|url\(|@import|\son\w+=", html)


@pytest.mark.parametrize("step", STEPS)
def test_only_who_is_asked_gets_a_button_and_it_posts_to_the_same_address(step: Step) -> None:
    forms = [attributes for name, attributes in Tags(page(step)).tags if name == "form"]

    assert forms == ([{"method": "post"}] if step == "ask" else [])


def test_a_name_cannot_bring_tags_along() -> None:
    html = page("ask", "<script>alert('x')</script> & \"Sons\"")

    assert "script" not in Tags(html).names()
    assert "&lt;script&gt;" in html


def test_the_browser_is_told_to_load_nothing_and_to_keep_the_address_to_itself() -> None:
    policy = HEADERS["Content-Security-Policy"]
    styled = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()

    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{styled}'" in policy
    assert f"<style>{STYLE}</style>" in page("ask")
    assert "frame-ancestors 'none'" in policy
    assert (HEADERS["Referrer-Policy"], HEADERS["Cache-Control"]) == ("no-referrer", "no-store")


def test_a_page_says_how_it_went_to_machines_as_well() -> None:
    assert STATUS == {"ask": 200, "done": 200, "not_valid": 404}


def brightness(colour: str) -> float:
    digits = colour.lstrip("#")
    whole = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(whole[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_everything_can_be_read_by_day_and_by_night() -> None:
    """4.5 to 1 at least (WCAG AA)."""
    for colours in re.findall(r":root\{([^}]*)\}", STYLE):
        by = dict(re.findall(r"--([a-z-]+):(#[0-9a-f]+)", colours))
        for ink, paper in [("ink", "paper"), ("quiet", "paper"), ("on-deed", "deed")]:
            light, dark = sorted((brightness(by[ink]), brightness(by[paper])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, paper)
