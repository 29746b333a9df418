# Doors read whose tokens they believe when they are imported; the rig says so in their environment.
import tests.rig.shop  # noqa: F401
