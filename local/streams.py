"""Bridge: after a restart MiniStack skips as many stream records as it had streamed before.

It saves how far each mapping had read, but not the stream, which begins again at nought. Every stream mapping
is therefore made to begin again too, before anything is written. What was written and not yet read when the
shop went down is the sweeper's to publish.
"""

from local.emulator import Emulator


def begin_again(emulator: Emulator) -> None:
    """Forgets how far the saved mappings had read.

    Deleting and creating them would do the same and leave the stack with ids that no longer exist.
    """
    functions = emulator.service("lambda_svc")
    with functions._dynamodb_stream_positions_lock:
        functions._dynamodb_stream_positions.clear()
