"""What a campaign keeps of what it says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.messaging.ledger.message import MESSAGE_CHANNELS
from rapport.messaging.templates.template import Content, Template

CONTENT = Content("email", {"en": "Hi {first_name}", "bn": "{product}"}, {"en": "{offer}"}, "hi", "tpl_1", 3)

texts = st.dictionaries(st.sampled_from(("en", "bn")), st.text(max_size=20), min_size=1)
contents = st.builds(Content, st.sampled_from(MESSAGE_CHANNELS), texts, texts, st.text(max_size=5))


@given(contents)
def test_it_is_read_back_as_it_was_kept(content: Content) -> None:
    assert Content.from_item(content.to_item()) == content
    assert Content.from_item(content.to_item()).content_id == content.content_id


@pytest.mark.parametrize(
    "other",
    [
        {"channel": "sms"},
        {"texts": {"en": "Hi {first_name}"}},
        {"subjects": {}},
        {"whatsapp_name": "ho"},
        {"template_id": "tpl_2"},
        {"template_version": 4},
    ],
)
def test_another_word_is_another_content(other: dict[str, Any]) -> None:
    assert replace(CONTENT, **other).content_id != CONTENT.content_id


def test_the_order_of_languages_says_nothing() -> None:
    assert (
        replace(CONTENT, texts={"bn": CONTENT.texts["bn"], "en": CONTENT.texts["en"]}).content_id == CONTENT.content_id
    )


def test_it_knows_what_it_leaves_open() -> None:
    assert CONTENT.variables == ("offer", "first_name", "product")


def test_a_template_hands_out_itself_as_it_stands() -> None:
    template = Template("tpl_1", "Hello", "sms", {"en": "Hi"}, version=4)
    assert template.content() == Content("sms", {"en": "Hi"}, {}, "", "tpl_1", 4)


def test_only_whatsapp_asks_for_approval() -> None:
    waits = Template("tpl_1", "Hello", "whatsapp", {"en": "Hi"})
    assert waits.needs_approval
    assert not replace(waits, whatsapp_name="hello_1").needs_approval
    assert not replace(waits, channel="sms").needs_approval
