"""What a customer reads: values as they are, figures in their language, never a hole."""

from __future__ import annotations

from typing import ClassVar
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.messaging.ledger.message import MessageChannel
from rapport.messaging.templates.rendering import LONGEST, MissingWord, TooLong, Words, one_line, readable, rendered
from rapport.messaging.templates.template import Content
from rapport.messaging.templates.variables import VARIABLES, samples


def said(text: str, channel: MessageChannel = "whatsapp", **values: str) -> str:
    return rendered(Content(channel, {"en": text}), "en", values).text


def said_in_bangla(text: str, channel: MessageChannel = "sms", **values: str) -> str:
    return rendered(Content(channel, {"bn": text}), "bn", values).text


def hidden(sign: str) -> bool:
    return category(sign) in ("Cc", "Cf", "Cs", "Co") and sign not in "\u200c\u200d"


class TestValues:
    def test_a_value_stands_where_its_name_stood(self) -> None:
        assert said("Dear {customer_name}!", customer_name="Rahima") == "Dear Rahima!"

    def test_a_customer_named_like_a_variable_keeps_the_name(self) -> None:
        assert said("{customer_name} {discount_code}", customer_name="{discount_code}", discount_code="A1") == (
            "{discount_code} A1"
        )

    @given(
        st.lists(st.sampled_from(["{", "}", "{{", "|", "first_name", "%s", "$x", "\\1", "a"]), min_size=1, max_size=15)
    )
    def test_nothing_in_a_value_is_read(self, pieces: list[str]) -> None:
        name = "".join(pieces)
        assert said("<{customer_name}>", customer_name=name) == f"<{name}>"

    def test_a_missing_value_is_refused_by_name_and_all_of_them_at_once(self) -> None:
        with pytest.raises(MissingWord) as refused:
            said("{first_name} {product} {offer} {first_name}", product="Rice", offer=" ")
        assert refused.value.names == ("first_name", "offer")
        assert [each.field for each in refused.value.details] == ["first_name", "offer"]

    def test_a_missing_word_in_the_subject_counts_as_well(self) -> None:
        content = Content("email", {"en": "Hello"}, {"en": "For {first_name}"})
        with pytest.raises(MissingWord):
            rendered(content, "en", {})

    def test_what_to_say_instead_is_said_only_if_there_is_nothing(self) -> None:
        assert said("Dear {first_name|friend}") == "Dear friend"
        assert said("Dear {first_name|friend}", first_name="Rahima") == "Dear Rahima"
        assert said("Dear{first_name|}!") == "Dear!"

    def test_a_value_that_no_text_asks_for_is_no_matter(self) -> None:
        assert said("Hello", horoscope="good") == "Hello"

    def test_a_long_name_is_cut_and_a_long_link_is_not(self) -> None:
        assert len(said("{customer_name}", customer_name="x" * 500)) == 200
        assert len(said("{opt_out_link}", opt_out_link="x" * 500)) == 500

    def test_they_are_told_in_the_order_of_their_first_place(self) -> None:
        content = Content("whatsapp", {"en": "{product} for {first_name|you}: {product} at {price}"})
        words = rendered(content, "en", {"product": "Rice", "price": "450"})
        assert words.values == ("Rice", "you", "৳450")


class TestLanguages:
    CONTENT = Content("sms", {"en": "{price}, {days_left} days", "bn": "{price}, {days_left} দিন"})
    VALUES: ClassVar[dict[str, str]] = {"price": "1225000.50", "days_left": "12"}

    def test_figures_follow_the_language(self) -> None:
        assert rendered(self.CONTENT, "en", self.VALUES).text == "Tk 12,25,000.50, 12 days"
        assert rendered(self.CONTENT, "bn", self.VALUES).text == "৳১২,২৫,০০০.৫০, ১২ দিন"

    def test_the_language_that_is_there_is_said_with_its_own_figures(self) -> None:
        content = Content("sms", {"bn": "{price}"})
        assert rendered(content, "en", {"price": "450"}) == Words("", "৳৪৫০", "bn", ("৳৪৫০",))

    def test_a_code_and_a_link_stay_as_they_are_typed(self) -> None:
        assert said_in_bangla("{discount_code} {opt_out_link}", discount_code="BDAY20", opt_out_link="u/12") == (
            "BDAY20 u/12"
        )

    def test_what_was_written_when_more_could_be_asked_for_is_read_as_it_was(self) -> None:
        assert said_in_bangla("{agent_phone|01700000000}") == "01700000000"
        with pytest.raises(MissingWord):
            said_in_bangla("{order_total}")

    def test_a_discount_and_an_offer_are_said_in_bangla_digits(self) -> None:
        assert said_in_bangla("{discount} {offer}", discount="20%", offer="100 টাকা ছাড়") == "২০% ১০০ টাকা ছাড়"

    def test_names_keep_their_digits(self) -> None:
        assert said_in_bangla("{product}", product="7Up 250 ml") == "7Up 250 ml"

    def test_a_day_and_an_occasion_are_said_in_words(self) -> None:
        values = {"valid_until": "2026-03-31", "occasion_name": "birthday", "membership_level": "gold"}
        text = "{valid_until} {occasion_name} {membership_level}"
        assert said(text, "email", **values) == "31 March birthday Gold"
        assert said_in_bangla(text, "sms", **values) == "৩১ মার্চ জন্মদিন গোল্ড"

    def test_what_is_no_day_or_amount_is_said_as_it_came(self) -> None:
        assert said_in_bangla("{valid_until}", valid_until="ঈদ 2026") == "ঈদ ২০২৬"
        assert said("{price} {days_left}", price="from 450", days_left="a few") == "from 450 a few"
        assert said("{price}", price="NaN") == "NaN"

    def test_only_an_english_sms_says_tk(self) -> None:
        assert said("{price}", channel="sms", price="450") == "Tk 450"
        assert said("{price}", channel="email", price="450") == "৳450"


class TestWhatMayNotBeInAMessage:
    CONTENT = Content("email", {"en": "Hello"}, {"en": "For {customer_name}"})

    @pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\0"])
    def test_a_subject_is_one_line(self, line_break: str) -> None:
        words = rendered(self.CONTENT, "en", {"customer_name": f"A{line_break}Bcc: all@example.com"})
        assert words.subject == "For A Bcc: all@example.com"

    @given(st.text())
    def test_a_subject_is_one_line_whatever_the_name(self, name: str) -> None:
        content = Content("email", {"en": "Hello"}, {"en": "For {customer_name|you}"})
        subject = rendered(content, "en", {"customer_name": name}).subject
        assert len(subject.splitlines()) == 1
        assert not any(sign < " " for sign in subject)

    def test_a_value_is_one_line_and_the_text_keeps_its_own(self) -> None:
        assert said("Dear {customer_name},\n\nthank you", customer_name="A\nB") == "Dear A B,\n\nthank you"

    def test_signs_that_turn_the_direction_are_left_out(self) -> None:
        assert said("{customer_name}", customer_name="a\u202eb") == "ab"

    def test_bangla_joiners_stay(self) -> None:
        assert said("{customer_name}", customer_name="র\u200dয\u200cক") == "র\u200dয\u200cক"

    @given(st.one_of(st.text(), st.text(st.sampled_from([*"ab চা\u200c\u200d\u202e\u00a0\u2028\x0b\x85😀\t\r\n"]))))
    def test_what_is_looked_at_as_a_whole_reads_as_if_sign_by_sign(self, text: str) -> None:
        kept = [sign for sign in text if sign in "\n\r\t\u2028\u2029" or not hidden(sign)]
        lines = "".join("\n" if sign in "\r\u2028\u2029" else " " if sign == "\t" else sign for sign in kept)
        if "\r\n" not in text:
            assert readable(text) == lines.strip()
        breaks = ("Cc", "Zl", "Zp")
        spaced = "".join(" " if category(sign) in breaks else sign for sign in text)
        assert one_line(text) == " ".join("".join(sign for sign in spaced if not hidden(sign)).split())

    def test_a_text_has_an_end(self) -> None:
        longest = LONGEST["whatsapp"]
        assert said("x" * (longest - 1) + "{first_name}", first_name="y")
        with pytest.raises(TooLong):
            said("x" * (longest - 1) + "{first_name}", first_name="yy")

    def test_a_subject_too(self) -> None:
        with pytest.raises(TooLong):
            rendered(Content("email", {"en": "x"}, {"en": "x" * 150 + "{product}"}), "en", {"product": "y" * 51})


@pytest.mark.parametrize("name", VARIABLES)
def test_every_sample_can_be_said(name: str) -> None:
    content = Content("sms", {"en": f"{{{name}}}", "bn": f"{{{name}}}"})
    for language in content.languages:
        assert rendered(content, language, samples(language)).text
