"""The link in a message, opened by people, by scanners and by mail programs."""

from __future__ import annotations

import base64

import pytest

from rapport.messaging.ledger import counting
from tests.functional.webhooks.scene import Scene
from tests.functional.webhooks.test_who_is_believed import asked
from tests.rig.sending import CAMPAIGN
from tests.rig.shop import Answer, http_event

ONE_CLICK = "List-Unsubscribe=One-Click"


def opened(scene: Scene, path: str) -> Answer:
    return scene.door.call("GET", path, role=None)


def clicked(scene: Scene, path: str, body: str | None = None) -> Answer:
    return scene.door.call("POST", path, raw=body, role=None)


def test_the_link_that_was_sent_asks_first_and_then_opts_out(scene: Scene) -> None:
    scene.shop.customer("c1", channels=("sms", "email"))
    path = scene.link(scene.sent("c1"))

    page = opened(scene, path)
    assert page.status == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert '<form method="post">' in page.text
    assert scene.consents("c1")["sms:marketing"] is True

    done = clicked(scene, path)
    assert done.status == 200
    assert "হয়ে গেছে।" in done.text
    assert "<form" not in done.text
    assert scene.consents("c1") == {"sms:marketing": False, "email:marketing": True}


def test_who_went_out_by_the_link_gets_no_more_of_what_lies_in_line(scene: Scene) -> None:
    scene.shop.customer("c1")
    path = scene.link(scene.sent("c1"))
    offer, errand = scene.shop.message("c1", occurrence="second"), scene.shop.message("c1", purpose="service")
    scene.shop.plan(offer, errand)

    clicked(scene, path)
    while scene.shop.deliver():
        pass

    assert (scene.state(offer), scene.state(errand)) == ("suppressed", "sent")


def test_a_scanner_that_opens_every_link_changes_nothing(scene: Scene) -> None:
    scene.shop.customer("c1")
    path = scene.link(scene.sent("c1"))
    before = scene.table.everything()

    assert [opened(scene, path).status for _ in range(3)] == [200] * 3
    assert scene.door.call("HEAD", path, role=None).status == 404
    assert scene.table.everything() == before


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", ONE_CLICK),
        (
            "multipart/form-data; boundary=x",
            '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne',
        ),
        ("text/plain", ""),
        ("", "{"),
    ],
    ids=["as RFC 8058 has it", "as a form of parts", "nothing", "nonsense"],
)
@pytest.mark.parametrize("in_base64", [False, True])
def test_one_click_in_a_mail_program_is_enough(scene: Scene, kind: str, body: str, in_base64: bool) -> None:
    scene.shop.customer("c1", channels=("email",))
    path = scene.link(scene.sent("c1", "email"))
    text = base64.b64encode(body.encode()).decode() if in_base64 else body
    event = http_event("POST", path, text, {}) | {"headers": {"content-type": kind}, "isBase64Encoded": in_base64}

    assert asked(scene.door, event)["statusCode"] == 200
    assert scene.consents("c1")["email:marketing"] is False


def test_clicked_again_it_is_as_done_as_before(scene: Scene) -> None:
    scene.shop.customer("c1")
    path = scene.link(scene.sent("c1"))
    first = clicked(scene, path)
    once = scene.table.everything()
    scene.shop.clock.advance(hours=3)

    again = clicked(scene, path)

    assert (again.status, again.text) == (first.status, first.text)
    assert scene.table.everything() == once


def test_a_family_that_shares_a_number_goes_out_one_by_one(scene: Scene) -> None:
    """The link was sent to one of them; STOP is said by whoever holds the phone."""
    scene.shop.customer("c1", phone="01711111111")
    scene.shop.customer("c2", phone="01711111111")

    clicked(scene, scene.link(scene.sent("c1")))

    assert scene.consents("c1")["sms:marketing"] is False
    assert scene.consents("c2")["sms:marketing"] is True
    assert scene.suppressed() == 0


def test_a_link_works_for_four_hundred_days(scene: Scene) -> None:
    scene.shop.customer("c1")
    path = scene.link(scene.sent("c1"))

    scene.shop.clock.advance(days=400)
    assert opened(scene, path).status == 200
    scene.shop.clock.advance(days=1)
    assert opened(scene, path).status == 404
    assert clicked(scene, path).status == 404
    assert scene.consents("c1")["sms:marketing"] is True


@pytest.mark.parametrize("spoilt", ["cut", "prolonged", "changed", "of another shop", "nonsense"])
def test_a_link_that_is_none_says_so_and_changes_nothing(scene: Scene, spoilt: str) -> None:
    scene.shop.customer("c1")
    path = scene.link(scene.sent("c1"))
    other = Scene()
    other.shop.customer("c1")
    paths = {
        "cut": path[:-1],
        "prolonged": path + "A",
        "changed": path[:-1] + ("A" if path[-1] != "A" else "B"),
        "of another shop": other.link(other.sent("c1")),
        "nonsense": "/u/nonsense",
    }
    before = scene.table.everything()

    for answer in (opened(scene, paths[spoilt]), clicked(scene, paths[spoilt])):
        assert answer.status == 404
        assert "This link does not work." in answer.text
        assert answer.headers["Content-Type"].startswith("text/html")
    assert scene.table.everything() == before


def test_the_longest_id_that_a_shop_may_bring_has_a_link_that_works(scene: Scene) -> None:
    customer_id = "c" * 55 + "123456789"
    scene.shop.customer(customer_id, phone="01712345678")

    path = scene.link(scene.sent(customer_id))

    assert len(path) > 110
    assert clicked(scene, path).status == 200
    assert scene.consents(customer_id)["sms:marketing"] is False


def test_what_was_not_done_is_not_called_done(scene: Scene) -> None:
    """Somebody removed the customer: nothing is sent to them any more, and nothing was written either."""
    scene.shop.customer("c1")
    path = scene.link(scene.sent("c1"))
    assert scene.door.call("DELETE", "/cdm/customers/c1").status == 204

    assert clicked(scene, path).status == 404


def test_a_page_brings_nothing_from_elsewhere_and_tells_nobody_where_it_lay(scene: Scene) -> None:
    page = opened(scene, "/u/nonsense")

    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_shop_is_named_on_the_page(scene: Scene) -> None:
    scene.shop.say("business", name="মধু ঘর & Sons")
    scene.shop.customer("c1")

    assert "মধু ঘর &amp; Sons" in opened(scene, scene.link(scene.sent("c1"))).text


def test_how_many_went_out_by_it_is_counted_once(scene: Scene) -> None:
    scene.shop.customer("c1")
    message = scene.sent("c1")
    for _ in range(3):
        clicked(scene, scene.link(message))

    assert counting.tallies(scene.table, CAMPAIGN).whole.amounts["opted_out"] == 1
