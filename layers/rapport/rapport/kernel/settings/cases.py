from __future__ import annotations

from dataclasses import dataclass

from rapport.kernel.settings.nonsense import Nonsense, clock_time, within
from rapport.kernel.settings.section import Section


@dataclass(frozen=True)
class Cases(Section):
    """How soon what customers complain of, send back or ask for is settled: in hours in which somebody is there.

    On which days that is, weekend and holidays of the section `business` say, for calls and cases alike: a shop with
    two calendars would promise by one what it works by the other.
    """

    opens: str = "09:00"
    closes: str = "20:00"
    issue_hours: int = 11
    """A working day."""
    return_hours: int = 22
    complaint_hours: int = 4
    """Who complains is lost by the evening."""
    delivery_exception_hours: int = 4
    """The parcel is on the road today."""
    request_hours: int = 33

    def __post_init__(self) -> None:
        clock_time(self.opens, "opens")
        clock_time(self.closes, "closes")
        if self.opens >= self.closes:
            raise Nonsense("opens", "must be before closes")
        within(self, 1, 200, *(name for name in vars(self) if name.endswith("_hours")))
