"""The product's own words: in both languages, ready to be sent, and no longer than an SMS should be."""

from __future__ import annotations

import pytest

from rapport.kernel.figures import LANGUAGES, Language
from rapport.kernel.settings import Messages
from rapport.messaging.dispatch.composing import HAS_A_LINK, with_a_way_out
from rapport.messaging.templates.defaults import DEFAULTS
from rapport.messaging.templates.parts import parts
from rapport.messaging.templates.rendering import Words, rendered
from rapport.messaging.templates.template import Template
from rapport.messaging.templates.variables import Blank, looks_doubled, problems, read, samples

EACH = pytest.mark.parametrize("template", DEFAULTS, ids=lambda each: each.template_id)
BY_ID = {each.template_id: each for each in DEFAULTS}
ONLY_OF_THE_CUSTOMER_AND_THE_SHOP = {"shop_name": "Rapport shop"}


def words(template: Template, language: Language) -> Words:
    return rendered(template.content(), language, samples(language))


def as_it_leaves(template: Template, language: Language) -> str:
    """With what dispatch puts under advertising."""
    advertises = template.purpose == "marketing" and template.channel in HAS_A_LINK
    content = with_a_way_out(template.content()) if advertises else template.content()
    return rendered(content, language, samples(language)).text


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_can_be_said_in_both_languages(template: Template, language: Language) -> None:
    said = words(template, language)
    assert said.language == language
    assert said.text
    assert bool(said.subject) == (template.channel == "email")


@EACH
def test_each_is_read_without_a_problem(template: Template) -> None:
    for text in (*template.texts.values(), *template.subjects.values()):
        assert problems(text) == []
        assert looks_doubled(text) == ()


@EACH
def test_both_languages_ask_for_the_same(template: Template) -> None:
    asked = [{each.name for each in read(text) if isinstance(each, Blank)} for text in template.texts.values()]
    assert asked[0] == asked[1]


@pytest.mark.parametrize(
    "template", [each for each in DEFAULTS if each.channel == "sms"], ids=lambda each: each.template_id
)
class TestShortOnes:
    def test_in_bangla_two_parts_at_the_most(self, template: Template) -> None:
        assert parts(words(template, "bn").text).parts <= 2

    def test_in_english_one_part_of_plain_letters(self, template: Template) -> None:
        counted = parts(words(template, "en").text)
        assert (counted.encoding, counted.parts) == ("gsm7", 1)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_with_the_way_out_not_more_than_a_shop_allows(self, template: Template, language: Language) -> None:
        assert parts(as_it_leaves(template, language)).parts <= Messages().most_parts


def test_ids_are_given_once() -> None:
    assert len(BY_ID) == len(DEFAULTS)


@EACH
def test_each_is_a_default_that_nobody_has_changed(template: Template) -> None:
    assert (template.is_default, template.version) == (True, 0)


@pytest.mark.parametrize(
    ("template_id", "begins"),
    [
        ("missed_call", "আপনার কল মিস হয়েছে। কীভাবে সাহায্য করতে পারি?"),
        ("inactive", "৩০% ছাড়ে ফিরে আসুন! কোড BACK30।"),
        ("reminder", "রহিমা, আপনার চাল শেষ হতে চলেছে।"),
        ("birthday", "শুভ জন্মদিন, রহিমা! আমাদের দোকান পরিবারের পক্ষ থেকে আপনার উপহার: যেকোনো অর্ডারে ২০% ছাড়। কোড: BDAY20"),
    ],
)
def test_what_the_guides_say_is_said(template_id: str, begins: str) -> None:
    said = {"first_name": "রহিমা", "shop_name": "আমাদের দোকান", "product": "চাল"}
    code = {"discount_code": "BACK30"} if template_id == "inactive" else {}
    assert rendered(BY_ID[template_id].content(), "bn", said | code).text.startswith(begins)


def test_the_premium_offer_has_the_guides_subject() -> None:
    said = rendered(BY_ID["premium_offer"].content(), "bn", ONLY_OF_THE_CUSTOMER_AND_THE_SHOP)
    assert said.subject == "আপনার জন্য বিশেষ premium অফার"


@pytest.mark.parametrize(
    "template_id", ["missed_call", "premium_offer", "birthday", "anniversary", "family_birthday", "first_order"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_these_need_nothing_of_their_campaign(template_id: str, language: Language) -> None:
    assert rendered(BY_ID[template_id].content(), language, ONLY_OF_THE_CUSTOMER_AND_THE_SHOP).text


def test_what_the_campaign_says_goes_before_what_the_default_would() -> None:
    said = {"shop_name": "S", "discount": "25%", "discount_code": "RAHIMA25"}
    text = rendered(BY_ID["birthday"].content(), "bn", said).text
    assert "২৫% ছাড়" in text
    assert "RAHIMA25" in text
