"""The calls door: the day's tasks, the agent's desk, the team."""

from datetime import timedelta
from typing import Annotated

from rapport.calls import by_hand, closing, desk, generating, handing, performance, rebalancing, store, team_board, told
from rapport.calls import generated_told as generation
from rapport.calls import next_action as next_one
from rapport.calls.desk import DashboardTold
from rapport.calls.generated_told import GeneratedTold
from rapport.calls.handing import BulkTold
from rapport.calls.model import AssignAsked, BulkAsked, CallStatusAsked, GenerateAsked, NewTask, TaskTold
from rapport.calls.next_action import NextActionTold
from rapport.calls.performance import PerformanceTold
from rapport.calls.rebalancing import RebalanceTold
from rapport.calls.team_board import Period, TeamDashboardTold
from rapport.calls.words import Language
from rapport.kernel.http import door, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.params import Day, RecordId
from rapport.kernel.http.powertools import APIGatewayHttpResolver, Query, Response

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)

IN_A_REQUEST = timedelta(seconds=20)
"""What is not done by then goes on behind the bus, under the same run."""

AgentId = Annotated[str | None, Query(min_length=1, max_length=64)]
Speaks = Annotated[Language | None, Query()]
DryRun = Annotated[bool, Query()]
OnDay = Annotated[Day | None, Query()]


# -- tasks ---------------------------------------------------------------------------------------------------


@app.get("/crm/automation/tasks/today", summary="Today's call tasks, hottest first", tags=["calls"])
def today(agent_id: AgentId = None, lang: Speaks = None) -> Response[list[TaskTold]]:
    return reply.listed(desk.today(request.look(), agent_id, lang))


@app.get("/crm-automation/call-tasks/today", summary="The same, as the guide has it", tags=["calls"])
def guides_today(agent_id: AgentId = None, lang: Speaks = None) -> Response[list[TaskTold]]:
    return today(agent_id, lang)


@app.get("/crm/automation/tasks/<task_id>", summary="One call task", tags=["calls"])
def one(task_id: RecordId, lang: Speaks = None) -> Response[TaskTold]:
    work = request.look()
    return reply.found(told.told(work, store.get(work, task_id), language=lang))


@app.post("/crm/automation/tasks", summary="A call task made by hand", tags=["calls"], status_code=201)
def make(task: NewTask) -> Response[TaskTold]:
    return reply.write(lambda work: by_hand.make(work, task), told.told)


@app.put("/crm/automation/tasks/<task_id>/status", summary="What became of a call", tags=["calls"])
def status(task_id: RecordId, said: CallStatusAsked) -> Response[TaskTold]:
    expected = request.expected_version()
    return reply.write(lambda work: closing.change_status(work, task_id, said, expected), told.told)


@app.put("/crm-automation/call-task/<task_id>/status", summary="The same, as the guide has it", tags=["calls"])
def guides_status(task_id: RecordId, said: CallStatusAsked) -> Response[TaskTold]:
    return status(task_id, said)


@app.put("/crm/automation/tasks/<task_id>/assign", summary="Hand a task to an agent, or into the pool", tags=["calls"])
def assign(task_id: RecordId, said: AssignAsked) -> Response[TaskTold]:
    expected = request.expected_version()
    return reply.write(lambda work: handing.assign(work, task_id, said.agent_id, expected), told.told)


@app.post("/crm/automation/tasks/bulk", summary="Assign, reschedule or skip many", tags=["calls"])
def bulk(said: BulkAsked) -> Response[BulkTold]:
    return reply.write_in_parts(lambda: handing.in_bulk(request.look(), said), lambda _: True)


@app.post("/crm/automation/tasks/generate", summary="Make a day's call tasks, or show them first", tags=["calls"])
def generate(said: GenerateAsked | None = None, dry_run: DryRun = False) -> Response[GeneratedTold]:
    work, said = request.look(), said or GenerateAsked()
    day, language = said.task_date or work.today, work.settings.business.language
    if dry_run:
        return reply.found(generation.told(generating.preview(work, day), language, dry_run=True))
    until = work.now + IN_A_REQUEST
    return reply.write_in_parts(
        lambda: generation.told(
            generating.run(work, day, lambda: work.shop.clock.now() < until, quoted=said.plan_hash),
            language,
            dry_run=False,
        ),
        lambda _: True,
    )


@app.post("/crm-automation/generate-call-tasks", summary="The same, as the guide has it", tags=["calls"])
def guides_generate(said: GenerateAsked | None = None, dry_run: DryRun = False) -> Response[GeneratedTold]:
    return generate(said, dry_run)


# -- the agent -----------------------------------------------------------------------------------------------


@app.get("/crm/automation/agent/<agent_id>/dashboard", summary="An agent's day", tags=["calls"])
def dashboard(agent_id: RecordId, lang: Speaks = None) -> Response[DashboardTold]:
    return reply.found(desk.dashboard(request.look(), agent_id, lang))


@app.get("/crm/automation/agent/<agent_id>/next-action", summary="What to do next, and why", tags=["calls"])
def next_action(agent_id: RecordId, lang: Speaks = None) -> Response[NextActionTold]:
    return reply.found(next_one.next_action(request.look(), agent_id, lang))


@app.get("/crm/automation/agent/performance", summary="What an agent achieved", tags=["calls"])
def achieved(agent_id: AgentId = None, start_date: OnDay = None, end_date: OnDay = None) -> Response[PerformanceTold]:
    return reply.found(performance.performance(request.look(), agent_id, start_date, end_date))


@app.get("/crm-automation/agent-performance", summary="The same, as the guide has it", tags=["calls"])
def guides_achieved(
    agent_id: AgentId = None, start_date: OnDay = None, end_date: OnDay = None
) -> Response[PerformanceTold]:
    return achieved(agent_id, start_date, end_date)


# -- the team ------------------------------------------------------------------------------------------------


@app.get("/crm/automation/team/dashboard", summary="The team side by side", tags=["calls"])
def team(period: Annotated[Period, Query()] = "daily", day: OnDay = None) -> Response[TeamDashboardTold]:
    return reply.found(team_board.dashboard(request.look(), period, day))


@app.post("/crm/automation/team/rebalance", summary="Move open tasks to where there is room", tags=["calls"])
def rebalance(
    dry_run: DryRun = False, plan_hash: Annotated[str | None, Query(max_length=64)] = None
) -> Response[RebalanceTold]:
    return reply.write_in_parts(
        lambda: rebalancing.rebalance(request.look(), dry_run=dry_run, quoted=plan_hash), lambda _: True
    )


lambda_handler = door.opened(app)
