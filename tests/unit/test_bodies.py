from __future__ import annotations

import base64
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.kernel.errors import NotAcceptable, NotUnderstood, TooLarge
from rapport.kernel.http.bodies import DEEPEST, MOST_BYTES, exact_json, in_snake_case, read_json, text_of

texts = st.text(st.characters(exclude_categories=["Cs"]))
contents = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=10,
)


@given(content=contents)
def test_json_is_read_as_it_was_meant(content: Any) -> None:
    assert exact_json(json.dumps(content)) == content
    assert exact_json(json.dumps(content, ensure_ascii=False)) == content


@given(number=st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6))
def test_a_number_with_decimals_stays_exact(number: Decimal) -> None:
    read = exact_json(f"{number:f}")

    assert read == number
    assert isinstance(read, Decimal)


def test_a_whole_number_is_whole() -> None:
    assert exact_json("450") == 450
    assert isinstance(exact_json("450"), int)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "{",
        '{"a":}',
        '{"a":1,}',
        "{'a': 1}",
        "[1 2]",
        "nul",
        "NaN",
        "Infinity",
        "-Infinity",
        '{"a": NaN}',
        "1e400",
        "-1e400",
        "1e-400",
        "0e400",
        "1E99999999999",
        '{"a": [1e309]}',
        "01",
        "+1",
        ".5",
        '"\x01"',
        '"unclosed',
        "{}{}",
        "\ufeff{}",
        "9" * 5000,
        "-" + "9" * 5000,
        "a=1&b=2",
        "<xml/>",
    ],
    ids=lambda text: ascii(text[:20]),
)
def test_what_is_not_json_is_not_understood(text: str) -> None:
    with pytest.raises(NotUnderstood):
        exact_json(text)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ('{"name": "\\ud800"}', "name"),
        ('{"fine": "\\u0995", "list": [{"deep": "\\udfff\\ud800"}]}', "list"),
        ('{"a": {"\\ud83d": 1}}', "a"),
        ('{"\\ud83d": 1}', "\\ud83d"),
    ],
)
def test_half_a_sign_is_refused_by_the_field_it_stands_in(text: str, field: str) -> None:
    with pytest.raises(NotAcceptable) as refused:
        read_json(text)

    assert [detail.field for detail in refused.value.details] == [field]


def test_a_whole_sign_may_be_written_in_halves() -> None:
    assert read_json('{"name": "\\ud83d\\ude00 \\u0995"}') == {"name": "😀 ক"}


@pytest.mark.parametrize("text", ["[]", "[{}]", '"text"', "1", "null", "true"])
def test_a_body_is_an_object(text: str) -> None:
    with pytest.raises(NotUnderstood, match="must be a JSON object"):
        read_json(text)


def nested(depth: int, opening: str, closing: str) -> str:
    return opening * depth + "1" + closing * depth


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_depth_has_an_end(opening: str, closing: str) -> None:
    assert exact_json(nested(DEEPEST - 1, opening, closing))
    for depth in (DEEPEST, DEEPEST + 1, 500, 20_000):
        with pytest.raises(NotUnderstood, match="too deeply"):
            exact_json(nested(depth, opening, closing))


@given(text=texts, coded=st.booleans())
def test_a_body_is_its_text_whatever_the_gateway_did_to_it(text: str, coded: bool) -> None:
    body = base64.b64encode(text.encode()).decode() if coded else text

    assert text_of({"body": body, "isBase64Encoded": coded}) == text


@pytest.mark.parametrize("event", [{}, {"body": None}, {"body": ""}, {"body": None, "isBase64Encoded": True}])
def test_no_body_is_no_text(event: dict[str, Any]) -> None:
    assert text_of(event) == ""


@pytest.mark.parametrize(
    "body",
    [
        base64.b64encode(b"\xff\xfe").decode(),
        base64.b64encode(b'{"a": "\xc3\x28"}').decode(),
        base64.b64encode(b"\xed\xa0\x80").decode(),
        "not base64!",
        "YWJj\n!",
        "রহিম",
    ],
)
def test_what_is_not_utf8_is_not_understood(body: str) -> None:
    with pytest.raises(NotUnderstood):
        text_of({"body": body, "isBase64Encoded": True})


def test_half_a_sign_in_the_text_itself_is_not_understood() -> None:
    with pytest.raises(NotUnderstood):
        text_of({"body": '{"name": "\ud800"}'})


@pytest.mark.parametrize("sign", ["x", "ক", "😀"])
@pytest.mark.parametrize("coded", [True, False])
def test_a_body_may_be_so_long_and_no_longer_counted_in_bytes(sign: str, coded: bool) -> None:
    def event(bytes_: int) -> dict[str, Any]:
        text = sign * (bytes_ // len(sign.encode())) + "x" * (bytes_ % len(sign.encode()))
        return {"body": base64.b64encode(text.encode()).decode() if coded else text, "isBase64Encoded": coded}

    assert len(text_of(event(MOST_BYTES)).encode()) == MOST_BYTES
    with pytest.raises(TooLarge):
        text_of(event(MOST_BYTES + 1))


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("customerType", "customer_type"),
        ("customer_type", "customer_type"),
        ("limit", "limit"),
        ("riskLevel", "risk_level"),
        ("address2Line", "address2_line"),
        ("Limit", "limit"),
    ],
)
def test_a_parameter_is_known_in_both_spellings(said: str, read: str) -> None:
    assert in_snake_case({said: "x"}) == {read: "x"}


def test_no_parameters_are_none() -> None:
    assert in_snake_case(None) == {}
