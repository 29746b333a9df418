"""Every key shape of the store. Nothing else in the house spells one: a file per topic, one name for all of them.

docs/access-patterns.md says, for each, which question it answers and what that costs.
"""

from __future__ import annotations

from rapport.kernel.keys.agenda import *
from rapport.kernel.keys.audit import *
from rapport.kernel.keys.calls import *
from rapport.kernel.keys.campaigns import *
from rapport.kernel.keys.cases import *
from rapport.kernel.keys.customers import *
from rapport.kernel.keys.finding import *
from rapport.kernel.keys.house import *
from rapport.kernel.keys.imports import *
from rapport.kernel.keys.indexes import *
from rapport.kernel.keys.messages import *
from rapport.kernel.keys.offers import *
from rapport.kernel.keys.privacy import *
from rapport.kernel.keys.reminders import *
from rapport.kernel.keys.trade import *
