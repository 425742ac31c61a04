"""A store copied by hand while it is written: it stays whole, and no copy is wrong unseen."""

import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fault_kit.reading import Lost, StaleIndex, contents, look, opened, prove_whole

from poems_desktop.store.errors import StoreError
from poems_desktop.store.store import Store

COPIES = 60
# Saves until its input ends; a short limit on the -wal makes it begin anew while copies are made.
WRITER = """
import sys, threading
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from fault_kit.reading import opened
ended = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
with opened(Path(sys.argv[1])) as store:
    store._database.connection.execute("PRAGMA wal_autocheckpoint = 20")
    print("open", flush=True)
    number = 0
    while not ended.is_set():
        number += 1
        visit = f"v{number % 5}"
        store.save_draft(visit, "p1", {"n": number, "pad": "x" * (number % 9) * 900}, None)
        if number % 4 == 0:
            head = store.head("visit", visit)
            store.sign_visit(visit, "p1", {"n": number}, base_seq=head and head.seq,
                             reason="more" if head else None)
    print(number, flush=True)
"""


@contextmanager
def busy(folder: Path) -> Iterator[subprocess.Popen[str]]:
    kit = str(Path(__file__).resolve().parents[1])
    command = [sys.executable, "-c", WRITER, str(folder), kit]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as child:
        try:
            assert child.stdout.readline() == "open\n"
            yield child
        finally:
            child.stdin.close()
            child.wait()


def how_it_opens(copy: Path) -> str:
    """Whole, or refused by name; anything else is a loss."""
    try:
        with opened(copy) as store:
            if not store.verify().ok:
                return "named by verify"
            contents(store)
            try:
                prove_whole(store)
            except StaleIndex:
                prove_whole(store)
                return "whole after a rebuild of its lists"
    except StoreError:
        return "refused by name"
    except Lost as loss:
        return f"wrong unseen: {loss}"
    return "whole"


def test_copies_made_while_saving_are_whole_or_named(
    store: Store, folder: Path, tmp_path: Path, note: Callable[..., None]
) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    store.lock()
    outcomes: Counter[str] = Counter()
    with busy(folder) as child:
        for number in range(COPIES):
            copy = tmp_path / f"copy-{number}.poems"
            try:
                shutil.copytree(folder, copy)
            except shutil.Error:
                # A file went away in the middle: the user's own tool says so.
                outcomes["copy failed"] += 1
        child.stdin.close()
        last = int(child.stdout.readline())
    for copy in sorted(tmp_path.glob("copy-*.poems")):
        outcomes[how_it_opens(copy)] += 1
    losses = [text for text in outcomes if text.startswith("wrong unseen")]
    remark = ", ".join(f"{count} {what}" for what, count in outcomes.items())
    note("store copied while open", "copytree", COPIES, losses, remark=remark)
    assert losses == []
    found = look(folder)
    drafts = [text for name, value in found.items() if name.startswith("draft") for text in value]
    everything = f"{drafts} {[found[name] for name in found if name.startswith('visit')]}"
    assert f'"n":{last}' in everything.replace(" ", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let open files be copied so")
def test_a_copy_on_another_disk_opens_there(store: Store, folder: Path, tmp_path: Path) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    shutil.copytree(folder, tmp_path / "elsewhere" / folder.name)
    store.lock()
    shutil.rmtree(folder)
    with opened(tmp_path / "elsewhere" / folder.name) as moved:
        assert moved.patients()[0].family == "Rossi"
