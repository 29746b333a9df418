"""Rapport: tells a small sales team every morning whom to contact, why, how, and with what offer.

The house has floors. `kernel` is the ground; a room imports only from floors below its own, and rooms on one
floor do not know each other. pyproject.toml holds the floors, and the checks hold the code to them.
"""

import gc
import os

if "LAMBDA_TASK_ROOT" in os.environ:
    # What a cold start imports stays: looking through it for garbage on the way costs a tenth of the start.
    # `kernel.shop.from_environment` lets the collector go on.
    gc.disable()
