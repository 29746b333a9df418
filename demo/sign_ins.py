"""`python -m demo.sign_ins`: as whom one may sign in to the demo. For the laptop's launcher, which knows nobody."""

from __future__ import annotations

import json

from demo.people import DEMO_PASSWORD, PEOPLE

if __name__ == "__main__":
    people = [{"person": person.sign_in, "role": person.role, "name": person.name} for person in PEOPLE]
    print(json.dumps({"password": DEMO_PASSWORD, "people": people}))
