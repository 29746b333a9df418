"""Starts a worker for every function behind a route, so that a person's first click does not wait for it."""

import threading
from concurrent.futures import ThreadPoolExecutor

from local import stack as stacks
from local.emulator import Emulator, leave_ctrl_c_to_the_launcher

# Each start takes a core for most of a second, and somebody may be clicking already.
AT_ONCE = 2


def doors(endpoint: str, api_id: str) -> list[str]:
    """The functions (or their aliases) that the HTTP API's routes lead to."""
    gateway = stacks.client("apigatewayv2", endpoint)
    integrations = gateway.get_integrations(ApiId=api_id, MaxResults="500")["Items"]
    arns = {integration.get("IntegrationUri", "") for integration in integrations}
    functions = {arn.split("/functions/")[-1].split("/invocations")[0] for arn in arns}
    return sorted(function for function in functions if function)


def start_workers(emulator: Emulator, endpoint: str, api_id: str) -> None:
    """In the background. A worker is started, not called: a door need not know that it was warmed."""
    functions = emulator.service("lambda_svc")
    runtime = emulator.service("core.lambda_runtime", of="")

    def start(arn: str) -> None:
        if emulator.door.api_id is None:
            return  # closed before it was warm
        name, _, qualifier = arn.split(":function:")[-1].partition(":")
        record, configuration = functions._get_func_record_for_qualifier(name, qualifier or None)
        if record is None or not record.get("code_zip"):
            return
        worker, _ = runtime.acquire_worker(
            name, configuration, record["code_zip"], qualifier=configuration.get("Version", "$LATEST")
        )
        try:
            runtime.ensure_spawned(worker)
        except (RuntimeError, OSError) as trouble:
            if emulator.door.api_id is not None:
                print(f"A function does not start: {name}: {trouble}", flush=True)
        finally:
            runtime.release_worker(worker)

    def start_all() -> None:
        with ThreadPoolExecutor(AT_ONCE, "warming", leave_ctrl_c_to_the_launcher) as together:
            list(together.map(start, doors(endpoint, api_id)))

    threading.Thread(target=start_all, name="warming", daemon=True).start()
