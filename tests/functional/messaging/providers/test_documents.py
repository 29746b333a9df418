"""docs/providers.md is what people set providers up by: what it shows works, and it leaves nobody out."""

from __future__ import annotations

import json
import re

import pytest

from local.places import ROOT
from rapport.messaging.providers.choosing import BUILDERS, CAPABILITIES
from rapport.messaging.providers.configuration import Configuration
from rapport.messaging.providers.gateway import WORDS

PAGE = (ROOT / "docs" / "providers.md").read_text("utf-8")
EXAMPLES = {
    name: json.loads(example) for name, example in re.findall(r"### `([a-z-]+)`\n\n```json\n(.*?)```", PAGE, re.DOTALL)
}


def test_every_provider_has_an_example() -> None:
    assert set(EXAMPLES) == set(BUILDERS)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_an_example_works(name: str) -> None:
    assert BUILDERS[name](Configuration(EXAMPLES[name])).name == name


@pytest.mark.parametrize("name", sorted(set(BUILDERS) - {"gateway"}))
def test_what_is_said_of_lost_answers_is_so(name: str) -> None:
    assert re.search(rf"\| `{name}` \|.*\| no \| no \| `unknown`", PAGE)
    assert CAPABILITIES[name].settling == "neither"


def test_every_word_that_a_gateway_may_say_is_listed() -> None:
    assert [word for word in WORDS if f"`{word}`" not in PAGE and f'"{word}"' not in PAGE] == []
