"""A second, independent count: what strace sees is what the shim counts."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from fault_kit.kills import ROOT, SERVER, Campaign, Server
from fault_kit.operations import BY_NAME
from fault_kit.shim import NOTE, Step

CALLS = (
    "openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,sync_file_range,"
    "ftruncate,truncate,fallocate,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,"
    "link,linkat,symlink,symlinkat,sendfile,copy_file_range,mknod,mknodat"
)
KIND = {
    **dict.fromkeys(("openat", "open", "creat"), "O"),
    **dict.fromkeys(("write", "pwrite64"), "W"),
    **dict.fromkeys(("fsync", "fdatasync"), "S"),
    **dict.fromkeys(("rename", "renameat", "renameat2"), "R"),
    **dict.fromkeys(("unlink",), "U"),
    **dict.fromkeys(("rmdir",), "D"),
    **dict.fromkeys(("mkdir", "mkdirat"), "M"),
    **dict.fromkeys(("link", "linkat"), "L"),
    "ftruncate": "T",
}


def seen_by_strace(operation: str, place: Path, log: Path) -> Counter[str]:
    command = [shutil.which("strace") or "", "-f", "-y", "-s", "0", "-o", str(log)]
    command += ["-e", f"trace={CALLS}", sys.executable, str(SERVER), operation, str(place)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, env=environment)
    if done.returncode:
        pytest.skip("this machine does not let strace look")
    counted: Counter[str] = Counter()
    for line in log.read_text(errors="replace").splitlines():
        call = re.match(r"\d+ +(\w+)\((.*)", line)
        if call is None or str(place) not in line:
            continue
        name, rest = call[1], call[2]
        if KIND.get(name) == "O" and not re.search("O_CREAT|O_TRUNC", rest):
            continue
        if name == "unlinkat":
            counted["D" if "AT_REMOVEDIR" in rest else "U"] += 1
        else:
            counted[KIND.get(name, name)] += 1
    return counted


def of_place(steps: list[Step], place: Path) -> Counter[str]:
    kinds = (step for step in steps if step.kind != NOTE)
    return Counter(chr(step.kind) for step in kinds if str(place) in f"{step.path} {step.other}")


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize("name", list(BY_NAME))
def test_no_write_step_escapes_the_count(killer: Server | None, tmp_path: Path, name: str) -> None:
    if killer is None:
        pytest.skip("needs a C compiler and Linux")
    campaign = Campaign(BY_NAME[name], tmp_path / "campaign")
    place = campaign.fresh()
    counted = of_place(campaign.log(killer), place)
    assert sum(counted.values()) > 5
    assert seen_by_strace(name, campaign.fresh(), tmp_path / "strace.txt") == counted
