"""Those who call: today's list, what to do next, what was achieved, the team side by side."""
