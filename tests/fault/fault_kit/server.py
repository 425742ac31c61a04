"""A warmed process that forks one child per order, so that a kill costs a fork and not a start.

Orders come as JSON lines on standard input: operation, place, step (0: none), torn, log. For each
one line goes back: what the child acknowledged, how it ended, how many steps it counted.
"""

# ruff: noqa: T201 - it speaks to its parent on standard output.

import ctypes
import json
import os
import signal
import sys
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fault_kit import operations


def serve() -> None:
    """Obey until the end of the input."""
    operations.warm()
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        print(json.dumps(_obey(json.loads(line))), flush=True)


def _obey(order: dict[str, object]) -> dict[str, object]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(order, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read().decode("utf-8")
    _, status = os.waitpid(child, 0)
    lines = told.split("\n")[:-1]
    return {
        "acknowledged": [line for line in lines if not line.startswith("\t")],
        "steps": next((int(line) for line in lines if line.startswith("\t")), None),
        "killed": os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL,
        "code": os.waitstatus_to_exitcode(status),
    }


def _work(order: dict[str, object], pipe: int) -> None:
    code = 1
    try:
        shim = ctypes.CDLL(None) if "LD_PRELOAD" in os.environ else None
        log = _log_of(order)

        def tell(label: str) -> None:
            os.write(pipe, f"{label}\n".encode())
            if shim is not None:
                shim.fault_note(label.encode())

        operation = operations.BY_NAME[str(order["operation"])]
        if shim is not None:
            shim.fault_arm(ctypes.c_long(int(str(order["step"]))), int(bool(order["torn"])), log)
        operation.run(Path(str(order["place"])), tell)
        if shim is not None:
            os.write(pipe, f"\t{shim.fault_disarm()}\n".encode())
        code = 0
    except BaseException:  # noqa: BLE001 - a forked child may not return into the parent's loop
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _log_of(order: dict[str, object]) -> int:
    log = order.get("log")
    return os.open(str(log), os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND) if log else -1


def once(operation: str, place: Path) -> None:
    """One operation in this process, told line by line: for kills from outside."""
    operations.warm()
    print("ready", flush=True)
    operations.BY_NAME[operation].run(place, lambda label: print(label, flush=True))


if __name__ == "__main__":
    if sys.argv[1:]:
        once(sys.argv[1], Path(sys.argv[2]))
    else:
        serve()
