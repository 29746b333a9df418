"""A campaign planned for ever larger audiences, in one process: how long it takes, what the store is asked, and what
the planner itself holds in memory.

The audience lies in the memory table; messages are counted there and forgotten, so that the peak is the planner's own.
"""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from bench.tables import Table
from rapport.campaigns import store as campaigns
from rapport.campaigns.campaign import Campaign
from rapport.campaigns.planning import running
from rapport.campaigns.planning.planner import Plan, Planner
from rapport.catalog import store as catalog
from rapport.catalog.model import NewProduct
from rapport.customers import record
from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.ids import computed_id
from rapport.kernel.table import Item, Key
from rapport.kernel.table.memory import MemoryTable
from rapport.kernel.work import perform
from rapport.messaging.templates.template import Texts
from rapport.orders import accepting
from rapport.orders.model import NewOrder
from tests.rig.sending import NOON, SendingShop
from tests.rig.shop import ADMIN

SIZES = (10_000, 100_000)
SECONDS = 30.0
FLAT = 1.5
"""Pages are as large in a large audience as in a small one; a search merges a few more of them."""
NAMES = (("Rahima", "Begum"), ("Karim", "Uddin"), ("নাসরিন", "আক্তার"), ("Salma", "Khatun"))
TEXTS: Texts = {
    "en": "{first_name|Dear customer}, 20% off all spices until Friday! Code {discount_code}. {shop_name}",
    "bn": "{first_name|প্রিয় গ্রাহক}, শুক্রবার পর্যন্ত সব মসলায় 20% ছাড়! কোড {discount_code}। {shop_name}",
}
CAMPAIGN = Campaign(
    campaign_id=computed_id("cmp", "bench"),
    name="Spices",
    campaign_type="promotion",
    channel="sms",
    target="all",
    starts="once",
    created_at=NOON,
    texts=TEXTS,
    discount_code="SPICE20",
)


class Forgetting(MemoryTable):
    """Messages cost what they cost, and are not kept."""

    def _store(self, key: Key, before: Item | None, after: Item | None) -> int:
        # One index names a message: a unit for its place there.
        return 1 if key.sk.startswith(keys.MESSAGE) else super()._store(key, before, after)


class ForgettingShop(SendingShop):
    def __init__(self, store: Forgetting) -> None:
        super().__init__(table=store)
        self.store = store
        perform(self.shop, ADMIN, partial(campaigns.create, campaign=CAMPAIGN))


class Counting:
    """A queue of which only the length is of interest."""

    def __init__(self) -> None:
        self.put_in = 0

    def put(self, message_ids: Iterable[str], delay: timedelta = timedelta(0)) -> None:
        self.put_in += sum(1 for _ in message_ids)

    def length(self) -> int:
        return self.put_in


type PlanOf = Callable[[SendingShop], Plan]


@dataclass(frozen=True)
class Planned:
    what: str
    size: int
    seconds: float
    requests: float
    read_units: float
    write_units: float
    peak: int


def measured(sizes: list[int]) -> Table:
    table = Table(
        "A campaign planned, one process",
        (
            "what",
            "customers",
            "seconds",
            "ms each",
            "requests each",
            "read units each",
            "write units each",
            "peak, MB",
            "target",
        ),
    )
    peaks: dict[str, int] = {}
    for size in sizes:
        print(f"building a shop of {size:,} customers ...", flush=True)
        counted = _shop(size)
        timed = ForgettingShop(Forgetting(keys.INDEXES, metered=False))
        timed.table.load(counted.store.everything().items())
        # As a function does with what it starts with: or the customers themselves are looked through for waste.
        gc.freeze()
        for planned in (
            _measured(size, "preview", timed, counted, _looked),
            _measured(size, "plan", timed, counted, _kept),
        ):
            least = peaks.setdefault(planned.what, planned.peak)
            table.add(
                planned.what,
                size,
                f"{planned.seconds:.1f}",
                f"{1000 * planned.seconds / size:.3f}",
                f"{planned.requests:.3f}",
                f"{planned.read_units:.2f}",
                f"{planned.write_units:.2f}",
                f"{planned.peak / 1e6:.1f}",
                f"< {SECONDS:.0f} s, peak <= {FLAT} x",
                holds=planned.seconds < SECONDS and planned.peak <= FLAT * least,
            )
    return table


# -- the shop ------------------------------------------------------------------------------------------------


def _shop(size: int) -> ForgettingShop:
    shop = ForgettingShop(Forgetting(keys.INDEXES))
    shop.customer("model", channels=("sms", "email"))
    product = NewProduct(product_id="p1", name="Rice 5 kg", category="Rice", price=Decimal(450))
    perform(shop.shop, ADMIN, partial(catalog.create, asked=product))
    order = {"id": "o1", "customer_id": "model", "lines": [{"product_id": "p1", "quantity": 2}]}
    perform(shop.shop, ADMIN, partial(accepting.accept, asked=NewOrder.model_validate(order)))
    model, item = shop.person("model"), shop.table.get(keys.customer("model"))
    assert item is not None, "the model is there first"
    shop.table.load(_people(shop, model, item, size))
    return shop


def _people(shop: SendingShop, model: Customer, item: Item, size: int) -> Iterator[tuple[Key, Item]]:
    """Each with keys of their own, a name, a number, and a day of the last two years on which they ordered last; one
    in ten has not said yes, half of them read Bangla."""
    keyring, today = shop.shop.keyring, shop.shop.today()
    for number in range(size):
        customer_id = computed_id("cus", str(number))
        wrapped = keyring.new_customer_key(customer_id)
        profile: dict[str, Any] = dict(model.profile)
        profile["first_name"], profile["last_name"] = NAMES[number % len(NAMES)]
        profile["language"] = ("en", "bn")[number % 2]
        profile["phones"] = [{**model.phones[0], "number": f"+88017{number:08d}"}]
        known = replace(model.statistics, last=today - timedelta(days=number % 730))
        person = replace(
            model,
            customer_id=customer_id,
            profile=profile,
            wrapped_key=wrapped,
            consent=model.consent if number % 10 else {},
            facts=replace(model.facts, statistics=known),
        )
        kept = record.edited(person, keyring.customer(customer_id, wrapped)) | record.moved(person)
        yield keys.customer(customer_id), item | kept | {"customer_id": customer_id, "key": wrapped}


# -- measuring -----------------------------------------------------------------------------------------------


def _measured(size: int, what: str, timed: ForgettingShop, counted: ForgettingShop, plan: PlanOf) -> Planned:
    start = time.process_time()
    planned = plan(timed)
    seconds = time.process_time() - start
    # The model is one of them.
    assert planned.finished, "there was time enough"
    assert planned.audience == size + 1, planned.audience
    # Apart, because being counted and watched takes time.
    meter = counted.table.meter
    meter.reset()
    tracemalloc.start()
    plan(counted)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    requests, read, written = meter.total_requests, meter.read_units, meter.write_units
    return Planned(what, size, seconds, requests / size, read / size, written / size, peak)


def _looked(shop: SendingShop) -> Plan:
    work = shop.work()
    run = running.preview_run(work, CAMPAIGN)
    return Planner(work, CAMPAIGN).look(run, running.found(work, CAMPAIGN, run), _ever)


def _kept(shop: SendingShop) -> Plan:
    work = shop.work()
    run = running.begun(work, CAMPAIGN, running.occurrence_of(CAMPAIGN, work.today))
    return running.go_on(work, CAMPAIGN, run, Counting(), _ever).plan


def _ever() -> bool:
    return True
