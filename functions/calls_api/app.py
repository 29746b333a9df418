"""The calls door: an agent's tasks, their desk, and what they achieved."""

from typing import Annotated

from rapport.calls.agents import desk, performance
from rapport.calls.agents import next_action as next_one
from rapport.calls.agents.desk import DashboardTold
from rapport.calls.agents.next_action import NextActionTold
from rapport.calls.agents.performance import PerformanceTold
from rapport.calls.tasks import by_hand, closing, handing, store, told
from rapport.calls.tasks.handing import BulkTold
from rapport.calls.tasks.model import AssignAsked, BulkAsked, CallStatusAsked, NewTask, TaskTold
from rapport.kernel.figures import Language
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

AgentId = Annotated[str | None, Query(min_length=1, max_length=64)]
Speaks = Annotated[Language | None, Query()]
OnDay = Annotated[Day | None, Query()]


# -- tasks -----------------------------------------------------------------------------------------------------


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
    return reply.write_in_parts(lambda: handing.in_bulk(request.look(), said), handing.decided)


# -- the agent -------------------------------------------------------------------------------------------------


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


lambda_handler = door.opened(app)
