"""How a shop's text is read for what it leaves open, and what is refused by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.kernel.figures import LANGUAGES
from rapport.messaging.templates.variables import (
    VARIABLES,
    Blank,
    looks_doubled,
    nearest,
    problems,
    read,
    samples,
    used,
)


def only_problem(text: str) -> str:
    (found,) = problems(text)
    return found


class TestReading:
    def test_a_variable_stands_between_words(self) -> None:
        assert read("Dear {customer_name}, hello") == ("Dear ", Blank("customer_name"), ", hello")

    def test_what_to_say_instead_stands_behind_a_bar(self) -> None:
        assert read("{first_name|dear friend}") == (Blank("first_name", "dear friend"),)
        assert read("{first_name|}") == (Blank("first_name", ""),)
        assert read("{first_name|a|b}") == (Blank("first_name", "a|b"),)

    def test_double_braces_are_braces(self) -> None:
        assert "".join(map(str, read("{{20% off}}"))) == "{20% off}"
        assert problems("{{20% off}}") == []

    def test_a_variable_may_stand_in_braces_of_its_own(self) -> None:
        assert read("{{{discount_code}}}") == ("{", Blank("discount_code"), "}")

    def test_each_variable_is_used_once_in_the_order_of_its_first_place(self) -> None:
        assert used("{product} {first_name}", "{first_name} {offer}") == ("product", "first_name", "offer")

    @given(st.text(st.sampled_from("ab |চ\n%.:[!"), max_size=40))
    def test_a_text_without_braces_is_itself(self, text: str) -> None:
        assert "".join(map(str, read(text))) == text
        assert problems(text) == []

    @given(st.lists(st.sampled_from(["{", "}", "{{", "}}", "first_name", "|", "x", " "]), max_size=12))
    def test_doubling_every_brace_says_any_text_literally(self, pieces: list[str]) -> None:
        text = "".join(pieces)
        doubled = text.replace("{", "{{").replace("}", "}}")
        assert "".join(map(str, read(doubled))) == text
        assert problems(doubled) == []

    @given(st.text(max_size=60))
    def test_reading_never_fails(self, text: str) -> None:
        assert all(isinstance(each, str | Blank) for each in read(text))


class TestRefusing:
    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("custmer_name", "customer_name"),
            ("CustomerName", "customer_name"),
            ("customer name", "customer_name"),
            ("customer-name", "customer_name"),
            (" customer_name ", "customer_name"),
            ("FIRST_NAME", "first_name"),
            ("discout_code", "discount_code"),
            ("shopname", "shop_name"),
        ],
    )
    def test_an_unknown_variable_is_refused_with_the_one_that_was_meant(self, written: str, meant: str) -> None:
        said = only_problem(f"Dear {{{written}}}")
        assert said.startswith(f"names no variable: {{{written}}}")
        assert f"did you mean {{{meant}}}?" in said

    def test_what_resembles_nothing_is_told_what_is_allowed(self) -> None:
        said = only_problem("{zzzzzz}")
        assert "did you mean" not in said
        assert all(f"{{{name}}}" in said for name in VARIABLES)

    @pytest.mark.parametrize("written", ["agent_phone", "order_total", "agent_phone|01700000000"])
    def test_what_nothing_has_a_word_for_is_no_variable(self, written: str) -> None:
        assert only_problem(f"{{{written}}}").startswith("names no variable: {" + written)

    @pytest.mark.parametrize(
        "written",
        [
            "customer_name.__class__",
            "customer_name.upper()",
            "customer_name[0]",
            "customer_name:>9",
            "price:,.2f",
            "customer_name!r",
            "first_name.x|friend",
        ],
    )
    def test_more_than_a_name_is_refused(self, written: str) -> None:
        said = only_problem(f"{{{written}}}")
        assert said.startswith(f"asks for more than a variable: {{{written}}}")

    def test_the_variable_beneath_is_proposed(self) -> None:
        assert "did you mean {price}?" in only_problem("{price:,.2f}")

    @pytest.mark.parametrize("text", ["{customer_name", "Dear {", "{a{customer_name}", "{{{"])
    def test_a_brace_that_is_not_closed(self, text: str) -> None:
        assert "opens a brace that is not closed" in only_problem(text)

    @pytest.mark.parametrize("text", ["customer_name}", "}", "{customer_name}}", "}}}"])
    def test_a_brace_that_was_not_opened(self, text: str) -> None:
        assert "closes a brace that was not opened" in only_problem(text)

    @pytest.mark.parametrize("text", ["{}", "{ }", "{|friend}"])
    def test_braces_without_a_name(self, text: str) -> None:
        assert "no name in them" in only_problem(text)

    def test_every_problem_is_told_at_once_and_each_once(self) -> None:
        assert len(problems("{nme} {x.y} {nme} }")) == 3

    def test_whatapps_own_numbers_are_no_variables(self) -> None:
        assert problems("{1}") != []


class TestDoubled:
    def test_a_variable_in_double_braces_is_noticed(self) -> None:
        assert looks_doubled("Dear {{customer_name}}") == ("customer_name",)

    @pytest.mark.parametrize("text", ["Dear {customer_name}", "{{sale}}", ""])
    def test_other_braces_are_not(self, text: str) -> None:
        assert looks_doubled(text) == ()


class TestTheList:
    @pytest.mark.parametrize("name", VARIABLES)
    def test_each_is_described_with_a_sample_in_both_languages(self, name: str) -> None:
        assert all(VARIABLES[name].what[language] and samples(language)[name] for language in LANGUAGES)

    @pytest.mark.parametrize("name", VARIABLES)
    def test_each_is_nearest_to_itself(self, name: str) -> None:
        assert nearest(name) == name
