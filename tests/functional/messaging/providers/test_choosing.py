"""Which provider goes by a name: as it is set up now, and with leases that are long enough."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, get_args

import pytest

from rapport.kernel.settings import EmailProvider, PushProvider, SmsProvider, WhatsAppProvider
from rapport.messaging.dispatch.sending import LEASE
from rapport.messaging.providers import choosing, gateway
from rapport.messaging.providers.choosing import BUILDERS, KEPT, KEPT_AFTER_TROUBLE, Choosing, LeaseTooShort
from rapport.messaging.providers.clients import new_sending_client
from rapport.messaging.providers.gateway import Gateway
from rapport.messaging.providers.outbox import Outbox
from rapport.messaging.providers.provider import CannotSay, Capability, Provider, Unavailable
from rapport.messaging.providers.secret_store import SecretStore, Unreadable
from rapport.messaging.providers.ses import Ses
from rapport.messaging.providers.sms_aws import AwsSms
from rapport.messaging.providers.sns import SnsPush, SnsSms
from rapport.messaging.providers.unconfigured import Unconfigured
from rapport.messaging.providers.whatsapp_aws import AwsWhatsApp
from tests.functional.messaging.providers.envelopes import ID, SMS
from tests.rig.fake_providers import AWS_SMS, FakeProvider, Reply

WHAT_PEOPLE_SET: dict[str, dict[str, Any]] = {
    "aws-sms": {"sender": "MODHU"},
    "aws-whatsapp": {"phone_number_id": "phone-number-id-1"},
    "gateway": {"url": "https://sms.example/", "key": "k"},
    "ses": {"sender": "hello@shop.example"},
    "sns": {},
    "sns-push": {},
}

MISSING = Unreadable("nothing is set up", misconfigured=True)
IN_TROUBLE = Unreadable("its settings cannot be read", misconfigured=False)


class Shelf:
    """Secrets, and how often somebody looked."""

    def __init__(self) -> None:
        self.kept: dict[str, str | Unreadable] = {name: json.dumps(said) for name, said in WHAT_PEOPLE_SET.items()}
        self.looks = 0

    def read(self, name: str) -> str:
        self.looks += 1
        said = self.kept.get(name, MISSING)
        if isinstance(said, Unreadable):
            raise said
        return said


class Scene:
    def __init__(self) -> None:
        self.shelf, self.now = Shelf(), 1_000_000
        self.choosing = Choosing(self.shelf, lambda: self.now)

    def passes(self, wait: timedelta) -> None:
        self.now += wait // timedelta(seconds=1)


@pytest.fixture
def scene() -> Scene:
    return Scene()


# -- by their names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("outbox", Outbox),
        ("gateway", Gateway),
        ("aws-sms", AwsSms),
        ("sns", SnsSms),
        ("ses", Ses),
        ("aws-whatsapp", AwsWhatsApp),
        ("sns-push", SnsPush),
    ],
)
def test_who_goes_by_which_name(scene: Scene, name: str, kind: type[Provider]) -> None:
    provider = scene.choosing.provider_of(name)

    assert isinstance(provider, kind)
    assert provider.name == name


def test_every_provider_that_settings_can_name_can_be_chosen() -> None:
    names = {name for kind in (SmsProvider, EmailProvider, WhatsAppProvider, PushProvider) for name in get_args(kind)}

    assert names - {"none", "outbox"} == set(BUILDERS)


@pytest.mark.parametrize("name", ["none", "pigeon", ""])
def test_where_nobody_serves_nothing_is_taken_and_nothing_is_settled(scene: Scene, name: str) -> None:
    nobody = scene.choosing.provider_of(name)

    assert nobody.send(SMS) == Unavailable("no provider serves this channel", misconfigured=True)
    with pytest.raises(CannotSay):
        nobody.ask(ID)
    assert scene.shelf.looks == 0


def test_without_a_secret_store_there_is_the_outbox_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PROVIDER_SECRETS", raising=False)
    choosing._choosing.cache_clear()

    assert isinstance(choosing.provider_of("outbox"), Outbox)
    assert choosing.provider_of("ses").send(SMS) == Unavailable("nothing is set up", misconfigured=True)

    choosing._choosing.cache_clear()


# -- as it is set up now ---------------------------------------------------------------------------------------


def test_what_was_looked_up_is_kept(scene: Scene) -> None:
    first = scene.choosing.provider_of("ses")
    scene.passes(KEPT - timedelta(seconds=1))

    assert scene.choosing.provider_of("ses") is first
    assert scene.shelf.looks == 1


def test_the_same_settings_make_no_new_provider(scene: Scene) -> None:
    first = scene.choosing.provider_of("ses")
    scene.passes(KEPT)

    assert scene.choosing.provider_of("ses") is first
    assert scene.shelf.looks == 2


def test_a_provider_that_is_set_up_later_serves_without_a_deploy(scene: Scene) -> None:
    scene.shelf.kept["gateway"] = MISSING
    absent = scene.choosing.provider_of("gateway")
    assert absent.send(SMS) == Unavailable("nothing is set up", misconfigured=True)

    scene.shelf.kept["gateway"] = json.dumps(WHAT_PEOPLE_SET["gateway"])
    scene.passes(KEPT)

    assert isinstance(scene.choosing.provider_of("gateway"), Gateway)


def test_changed_settings_make_a_new_provider_and_leave_the_old_as_it_was(scene: Scene) -> None:
    """A claim under way keeps the provider that its lease was made for."""
    old = scene.choosing.provider_of("gateway")
    scene.shelf.kept["gateway"] = json.dumps(WHAT_PEOPLE_SET["gateway"] | {"settling": "takes_key"})
    scene.passes(KEPT)

    new = scene.choosing.provider_of("gateway")

    assert (old.capability.settling, new.capability.settling) == ("neither", "takes_key")


def test_a_provider_that_was_taken_away_serves_no_more(scene: Scene) -> None:
    scene.choosing.provider_of("ses")
    scene.shelf.kept["ses"] = MISSING
    scene.passes(KEPT)

    assert isinstance(scene.choosing.provider_of("ses"), Unconfigured)


def test_trouble_with_the_store_takes_nobody_away_that_was_there(scene: Scene) -> None:
    there = scene.choosing.provider_of("ses")
    scene.shelf.kept["ses"] = IN_TROUBLE
    scene.passes(KEPT)

    assert scene.choosing.provider_of("ses") is there


def test_trouble_with_the_store_at_first_is_nobodys_fault_and_soon_looked_at_again(scene: Scene) -> None:
    scene.shelf.kept["ses"] = IN_TROUBLE
    assert scene.choosing.provider_of("ses").send(SMS) == Unavailable("its settings cannot be read")

    scene.shelf.kept["ses"] = json.dumps(WHAT_PEOPLE_SET["ses"])
    scene.passes(KEPT_AFTER_TROUBLE - timedelta(seconds=1))
    assert isinstance(scene.choosing.provider_of("ses"), Unconfigured)
    scene.passes(timedelta(seconds=1))
    assert isinstance(scene.choosing.provider_of("ses"), Ses)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("{", "its settings: is not JSON"),
        ("[]", "its settings: is not a JSON object"),
        ("{}", "its settings: url is missing"),
        ('{"url": "https://sms.example/"}', "its settings: key is missing"),
        ('{"url": "http://sms.example/", "key": "s3cret"}', "its settings: url has to begin with https://"),
    ],
)
def test_what_is_wrong_in_its_settings_is_said_without_quoting_them(scene: Scene, said: str, reason: str) -> None:
    scene.shelf.kept["gateway"] = said

    assert scene.choosing.provider_of("gateway").send(SMS) == Unavailable(reason, misconfigured=True)


@pytest.mark.parametrize("name", sorted(BUILDERS))
def test_doubts_of_a_provider_that_is_gone_are_settled_by_nobody(scene: Scene, name: str) -> None:
    there = scene.choosing.provider_of(name)
    scene.shelf.kept[name] = MISSING
    scene.passes(KEPT)

    gone = scene.choosing.provider_of(name)

    assert gone.capability.settling == ("can_be_asked" if name == "gateway" else there.capability.settling)
    assert gone.capability.settled_after >= there.capability.settled_after
    with pytest.raises(CannotSay):
        gone.ask(ID)


# -- the secret store ------------------------------------------------------------------------------------------

SSM = replace(AWS_SMS, name="ssm")
"""It spells its errors in the same way."""


@pytest.fixture
def ssm() -> Iterator[FakeProvider]:
    with FakeProvider(SSM) as store:
        yield store


def read(store: FakeProvider, prefix: str = "/rapport/test/providers/") -> str:
    client = new_sending_client("ssm", store.url)
    try:
        return SecretStore(client, prefix).read("ses")
    finally:
        client.close()


def test_what_people_set_is_one_encrypted_parameter(ssm: FakeProvider) -> None:
    ssm.fault = Reply(200, json.dumps({"Parameter": {"Value": '{"sender": "a@b.example"}'}}).encode())

    assert read(ssm) == '{"sender": "a@b.example"}'
    (request,) = ssm.requests
    assert request.headers["x-amz-target"] == "AmazonSSM.GetParameter"
    assert json.loads(request.body) == {"Name": "/rapport/test/providers/ses", "WithDecryption": True}


@pytest.mark.parametrize(
    ("code", "misconfigured"),
    [
        ("ParameterNotFound", True),
        ("AccessDeniedException", True),
        ("InvalidKeyId", True),
        ("ThrottlingException", False),
        ("InternalServerError", False),
    ],
)
def test_what_people_have_to_see_to_and_what_passes(ssm: FakeProvider, code: str, misconfigured: bool) -> None:
    ssm.says(400, code)

    with pytest.raises(Unreadable) as said:
        read(ssm)
    assert said.value.misconfigured is misconfigured


def test_a_store_that_nobody_reaches_passes() -> None:
    with FakeProvider(SSM) as ssm:
        pass

    with pytest.raises(Unreadable) as said:
        read(ssm)
    assert said.value.misconfigured is False


# -- leases ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["outbox", "none", *BUILDERS])
def test_the_lease_of_dispatch_is_longer_than_any_provider_can_need(scene: Scene, name: str) -> None:
    scene.shelf.kept.clear()

    choosing.check_leases(LEASE, [scene.choosing.provider_of(name)])


def with_capability(settled_after: timedelta) -> Provider:
    return Unconfigured(
        "gateway", "", Capability("can_be_asked", timedelta(seconds=10), settled_after - timedelta(seconds=10))
    )


def test_a_lease_is_longer_than_what_it_waits_for() -> None:
    choosing.check_leases(timedelta(seconds=71), [with_capability(timedelta(seconds=70))])


@pytest.mark.parametrize("seconds", [69, 70])
def test_a_lease_that_is_not_longer_lets_no_function_start(seconds: int) -> None:
    providers = [Outbox(), with_capability(timedelta(seconds=70))]

    with pytest.raises(LeaseTooShort, match="gateway"):
        choosing.check_leases(timedelta(seconds=seconds), providers)


def test_no_gateway_needs_a_longer_lease_than_one_that_is_not_set_up(scene: Scene) -> None:
    most = {"call_seconds": 20, "lag_seconds": 30}
    scene.shelf.kept["gateway"] = json.dumps(WHAT_PEOPLE_SET["gateway"] | most)

    assert scene.choosing.provider_of("gateway").capability.settled_after == gateway.NOT_KNOWN_YET.settled_after
