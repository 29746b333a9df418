"""The page at /docs: one file that asks nobody but its own shop."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from openapi.document import PLACE
from tests.rig.shop import TestShop

PAGE = (PLACE.parent / "docs.html").read_text("utf-8")


def test_it_is_served_to_everybody() -> None:
    answer = TestShop().call("GET", "/docs", role=None)
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert answer.text == PAGE


def test_it_asks_nobody_but_its_own_shop() -> None:
    assert re.findall(r"https?://[^\s\"'`]+", PAGE) == []
    assert re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"(?!data:,)", PAGE) == []


@pytest.mark.parametrize(("tag", "directive"), [("script", "script-src"), ("style", "style-src")])
def test_its_policy_lets_in_only_its_own_script_and_style(tag: str, directive: str) -> None:
    (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", PAGE, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
    assert f"{directive} 'sha256-{digest}'" in PAGE


def test_words_of_the_document_can_never_become_markup() -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", PAGE)
