"""When the job of the campaigns comes, by template.yaml, beside the hours that the code promises."""

from __future__ import annotations

import json
import re

from local.places import ROOT
from rapport.campaigns import starts
from rapport.campaigns.calendar import STARTS_AT
from rapport.campaigns.planning import marketing_job
from tests.functional.template.parsed import functions

SCHEDULES = {
    name: event["Properties"]
    for name, event in functions()["marketing_job"]["Properties"]["Events"].items()
    if event["Type"] == "ScheduleV2"
}
SCHEDULED = [each for each in SCHEDULES.values() if "Input" in each]


def test_what_starts_at_an_instant_is_looked_for_every_five_minutes() -> None:
    (schedule,) = SCHEDULED

    assert schedule["ScheduleExpression"] == "cron(*/5 * * * ? *)"
    assert json.loads(schedule["Input"]) == {"only": starts.SCHEDULED}


def test_its_sample_is_what_the_schedule_says() -> None:
    sample = json.loads((ROOT / "events/marketing_job/every_five_minutes.json").read_text("utf-8"))

    assert [json.loads(each["Input"]) for each in SCHEDULED] == [sample]


def test_a_look_that_nobody_took_is_not_made_up_for_when_the_next_one_is_due() -> None:
    assert [each["RetryPolicy"]["MaximumEventAgeInSeconds"] for each in SCHEDULED] == [300]


def test_the_months_offer_and_a_monthly_campaign_have_the_job_at_their_hour() -> None:
    (every,) = (
        int(said[1])
        for each in SCHEDULES.values()
        if (said := re.fullmatch(r"cron\(0 \*/(\d+) \* \* \? \*\)", each["ScheduleExpression"]))
    )

    assert (STARTS_AT.hour % every, STARTS_AT.minute) == (0, 0)
    assert divmod(marketing_job.OPENS.seconds, 3600 * every)[1] == 0
