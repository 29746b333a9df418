from typing import Any

from local.template import at_home
from tests.functional.template.parsed import template

HERE = "http://localhost:3001"


def test_the_laptop_knows_its_address_where_a_deployment_is_asked_for_it() -> None:
    asked: dict[str, Any] = {"PublicUrl": {"Type": "String", "Default": ""}, "Country": {"Default": "BD"}}
    told = at_home({"Parameters": asked, "Resources": {}}, HERE)

    assert told["Parameters"]["PublicUrl"] == {"Type": "String", "Default": HERE}
    assert told["Parameters"]["Country"] == {"Default": "BD"}
    assert asked["PublicUrl"]["Default"] == ""


def test_a_template_that_asks_for_no_address_is_told_none() -> None:
    assert at_home({"Resources": {}}, HERE) == {"Resources": {}}


def test_the_very_template_asks_for_it() -> None:
    assert "PublicUrl" in template()["Parameters"]
