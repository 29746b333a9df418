"""Who carries the messages, how they are, and the hand on the tap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rapport.kernel import keys
from rapport.kernel.errors import NotFound, StaleVersion
from rapport.kernel.work import Work
from rapport.messaging.dispatch import circuits
from rapport.messaging.dispatch.circuits import Circuit
from rapport.messaging.ledger.message import MESSAGE_CHANNELS
from rapport.messaging.ops.model import ProviderTold
from rapport.messaging.providers.provider import Provider

type FindProvider = Callable[[str], Provider]


class NoSuchProvider(NotFound):
    """None that serves a channel, and none of which anything is known."""

    code = "no_such_provider"


def told(work: Work, find_provider: FindProvider) -> list[ProviderTold]:
    serving = _serving(work)
    known = {circuit.provider: circuit for circuit in circuits.known(work.table)}
    return [
        _told(known.get(name, Circuit(name)), serving.get(name, {}), find_provider)
        for name in sorted(serving.keys() | known.keys())
    ]


def pause(work: Work, name: str, paused: bool, expected: int | None, find_provider: FindProvider) -> ProviderTold:
    """Resuming forgets the failures too: whoever resumes believes that it works. What waits is brought by the sweeper,
    within a minute."""
    before, rates = circuits.read(work.table, name), _serving(work).get(name, {})
    if not before.version and not rates:
        raise NoSuchProvider(f"no channel is served by {name}")
    if expected is not None and expected != before.audited:
        shown = _told(before, rates, find_provider)
        raise StaleVersion("somebody else has decided about it", current=shown.model_dump(mode="json"))
    after = _paused(before, work.caller.user_id) if paused else _resumed(before)
    if after != before:
        after = _decided(work, before, after, "paused" if paused else "resumed")
        work.write(circuits.written(before, after))
    return _told(after, rates, find_provider)


def _paused(circuit: Circuit, who: str) -> Circuit:
    return circuit if circuit.paused_by else replace(circuit, paused_by=who)


def _resumed(circuit: Circuit) -> Circuit:
    """As if it had never failed; only who decided about it is kept."""
    return Circuit(circuit.provider, version=circuit.version, audited=circuit.audited, audit_head=circuit.audit_head)


def _decided(work: Work, before: Circuit, after: Circuit, what: str) -> Circuit:
    number = before.audited + 1
    head = work.audit(
        "provider",
        before.provider,
        number,
        what,
        place=keys.provider(before.provider),
        before={"state": before.state, "failures": before.failures, "reason": before.reason},
        after={"state": after.state, "failures": after.failures, "reason": after.reason},
        previous=before.audit_head,
    )
    return replace(after, audited=number, audit_head=head)


def _serving(work: Work) -> dict[str, dict[str, int]]:
    """Each provider with its channels, and how many messages a second it takes of each."""
    serving: dict[str, dict[str, int]] = {}
    for channel in MESSAGE_CHANNELS:
        name = work.settings.providers.of(channel)
        if name != "none":
            serving.setdefault(name, {})[channel] = work.settings.providers.rate(channel)
    return serving


def _told(circuit: Circuit, rates: dict[str, int], find_provider: FindProvider) -> ProviderTold:
    return ProviderTold(
        name=circuit.provider,
        state=circuit.state,
        rates=rates,
        until=circuit.until,
        failures=circuit.failures,
        reason=circuit.reason or None,
        paused_by=circuit.paused_by or None,
        lost_answer=find_provider(circuit.provider).capability.settling,
        version=circuit.audited,
    )
