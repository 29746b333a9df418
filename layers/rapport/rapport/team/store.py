"""Reading and writing agents; a change of sign-in, role or standing acts on the user pool as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rapport.kernel import keys
from rapport.kernel.errors import Conflict, NotFound, StaleVersion, invalid
from rapport.kernel.ids import ROUTE_WORDS, new_id
from rapport.kernel.table import Absent, Equal, Item, Put
from rapport.kernel.work import Work
from rapport.team.agent import Agent

if TYPE_CHECKING:
    # Types alone: jobs read the team, and none of them validates what a person sends.
    from rapport.team.model import AgentFields, NewAgent
    from rapport.team.sign_ins import SignIns

A_PAGE = 500


class NoSuchAgent(NotFound):
    code = "no_such_agent"


class AgentIdTaken(Conflict):
    code = "agent_id_taken"


class SignInTaken(Conflict):
    code = "sign_in_taken"


def find(work: Work, agent_id: str) -> Agent | None:
    item = work.table.get(keys.agent(agent_id))
    return _decoded(item) if item else None


def everyone(work: Work) -> list[Agent]:
    found: list[Agent] = []
    after: str | None = None
    while True:
        page = work.table.query(keys.TEAM, keys.AGENTS, limit=A_PAGE, after=after)
        found += [_decoded(item) for item in page.items]
        after = page.after
        if after is None:
            return found


def add(work: Work, asked: NewAgent, sign_ins: SignIns) -> Agent:
    agent_id = asked.agent_id or new_id("agt", work.now)
    if agent_id.lower() in ROUTE_WORDS:
        raise invalid("agent_id", "is a word of our addresses; choose another")
    if asked.agent_id and find(work, agent_id):
        raise AgentIdTaken(f"there is an agent {agent_id} already")
    user_id = asked.user_id
    if asked.email:
        user_id = sign_ins.invite(asked.email, asked.role)
    if user_id and work.table.get(keys.sign_in(user_id)):
        raise SignInTaken("this sign-in is another agent's")
    fields = asked.model_dump(mode="json", exclude={"agent_id", "email", "user_id"}, exclude_none=True)
    agent = Agent(agent_id, fields, user_id, 1)
    _save(work, None, agent)
    return agent


def change(work: Work, agent_id: str, asked: AgentFields, expected: int | None, sign_ins: SignIns) -> Agent:
    before = find(work, agent_id)
    if before is None:
        raise NoSuchAgent(f"there is no agent {agent_id}")
    if expected is not None and expected != before.version:
        raise StaleVersion("this agent has changed", current=_shown(before))
    if before.user_id == work.caller.user_id and not asked.active:
        raise invalid("active", "cannot be taken from yourself; ask another admin")
    fields = asked.model_dump(mode="json", exclude_none=True)
    after = Agent(agent_id, fields, before.user_id, before.version + 1)
    _save(work, before, after)
    work.afterwards(lambda: _pool_follows(work, agent_id, sign_ins))
    return after


def _pool_follows(work: Work, agent_id: str, sign_ins: SignIns) -> None:
    """Once the change is committed, and by the record as it is then: of two changes at once, both end at the last."""
    agent = find(work, agent_id)
    if agent is not None and agent.user_id:
        sign_ins.follow(agent.user_id, agent.role, agent.active)


def _shown(agent: Agent) -> dict[str, Any]:
    """As callers see them. Late: only a refusal needs the API's own words."""
    from rapport.team.told import agent as told

    return told(agent).model_dump(mode="json")


def _save(work: Work, before: Agent | None, agent: Agent) -> None:
    head = work.audit(
        "agent",
        agent.agent_id,
        agent.version,
        "changed" if before else "created",
        place=keys.agent(agent.agent_id),
        before=before.fields if before else None,
        after=agent.fields,
        previous=before.audit_head if before else "",
    )
    item: Item = {
        "agent_id": agent.agent_id,
        "fields": agent.fields,
        "version": agent.version,
        "audit_head": head,
    }
    if agent.user_id:
        item["user_id"] = agent.user_id
        sign_in = {"agent_id": agent.agent_id, "active": agent.active}
        free = (Equal("agent_id", agent.agent_id),) if before else (Absent(),)
        work.write(Put(keys.sign_in(agent.user_id), sign_in, when=free, label="sign-in"))
    when = (Equal("version", before.version),) if before else (Absent(),)
    work.write(Put(keys.agent(agent.agent_id), item, when=when, label="agent"))
    was, now = bool(before and before.active), agent.active
    work.add(keys.team_count(), active=int(now) - int(was))


def _decoded(item: Item) -> Agent:
    return Agent(item["agent_id"], item["fields"], item.get("user_id"), item["version"], item["audit_head"])
