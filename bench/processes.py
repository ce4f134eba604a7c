"""Running commands and watching what they and their children use."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any

from bench.setting import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def wall(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """How long a command takes from start to end, its output read and thrown away.

    Args:
        command: the program and its arguments.
        environment: all of its environment.

    Returns:
        Seconds.

    Raises:
        RuntimeError: it failed; that nothing was found is no failure.
    """
    began = perf_counter()
    done = subprocess.run(command, env=dict(environment), capture_output=True, check=False)
    spent = perf_counter() - began
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.decode(errors='replace').strip()}")
    return spent


def job(name: str, *arguments: str, environment: Mapping[str, str]) -> dict[str, Any]:
    """Runs one of `bench.jobs` and watches its memory.

    Args:
        name: which.
        arguments: the path, and what else it takes.
        environment: all of its environment.

    Returns:
        What it printed, and `rss` and `pss`: the most that it and its children held at once, in MiB.

    Raises:
        RuntimeError: it failed.
    """
    command = [sys.executable, "-m", "bench.jobs", name, *arguments]
    rss = pss = 0.0
    # Files, since nobody reads a pipe while the memory is watched.
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as remarks:
        process = subprocess.Popen(command, env=dict(environment), cwd=ROOT, stdout=output, stderr=remarks)
        while process.poll() is None:
            now = memory(process.pid)
            rss, pss = max(rss, now[0]), max(pss, now[1])
            sleep(0.1)
        for file in (output, remarks):
            file.seek(0)
        if process.returncode:
            lines = remarks.read().decode(errors="replace").strip().splitlines()
            raise RuntimeError(f"{name}: {lines[-1] if lines else process.returncode}")
        return {**json.load(output), "rss": rss, "pss": pss}


def memory(pid: int) -> tuple[float, float]:
    """What a process and its descendants hold, in MiB.

    Args:
        pid: the process.

    Returns:
        The sum of resident sizes; and the same with pages that several of them share counted once.
    """
    rss = pss = 0.0
    pending = [pid]
    while pending:
        one = pending.pop()
        with suppress(OSError, ValueError):
            for line in Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii").splitlines():
                name, _, rest = line.partition(":")
                if name == "Rss":
                    rss += int(rest.split()[0]) / 1024
                elif name == "Pss":
                    pss += int(rest.split()[0]) / 1024
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            with suppress(OSError):
                pending += [int(child) for child in task.read_text(encoding="ascii").split()]
    return rss, pss
