"""What a person allows who said it under two records: a no counts, under whichever it was said, and stays. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from rapport.customers.model import Consent

type Consents = Mapping[str, Consent]


def joined(ours: Consents, theirs: Consents) -> dict[str, Consent]:
    """The stricter of the two words; of two alike, the later."""
    return {name: _stricter([each[name] for each in (ours, theirs) if name in each]) for name in {*ours, *theirs}}


def parted(now: Consents, before: Consents, theirs: Consents) -> tuple[dict[str, Consent], dict[str, Consent]]:
    """What each of the two allows, who were taken for one: the no of either stays with both, for nobody knows any
    more which of them said it. A yes of the one is no yes of the other."""
    ours = {name: said for name, said in now.items() if not _only_their_yes(name, said, before, theirs)}
    return ours, joined(theirs, {name: said for name, said in now.items() if not said.allowed})


def _only_their_yes(name: str, said: Consent, before: Consents, theirs: Consents) -> bool:
    return said.allowed and name not in before and theirs.get(name) == said


def _stricter(words: list[Consent]) -> Consent:
    return max(words, key=lambda each: (not each.allowed, each.since))
