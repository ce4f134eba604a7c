"""Where the benchmark keeps things, and what its commands run with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import generate
from bench.terminal import keep_priority

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "content" / "syria-2015"
# The newer tree-sitter crashes posting 2.11 as it starts.
_POSTING = ("posting", "tree-sitter<0.26")
BILATERAL = str(Path(sys.executable).with_name("bilateral"))


def default_cache() -> Path:
    """`$BILATERAL_BENCH_CACHE`, or a folder in the user's cache folder: never one in the repository."""
    if chosen := os.environ.get("BILATERAL_BENCH_CACHE"):
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "bilateral-bench"


@dataclass
class Setting:
    """One run of the benchmark.

    Attributes:
        size: statements of the large dossier.
        quick: fewer repetitions.
        cache: where dossiers, archives and rivals are kept between runs.
        say: takes a remark on the progress.
        compiled: what compiling from nothing took, by dossier.
    """

    size: int = 1_000_000
    quick: bool = False
    cache: Path = field(default_factory=default_cache)
    say: Callable[[str], None] = print
    compiled: dict[Path, dict[str, Any]] = field(default_factory=dict)

    def times(self, full: int, quick: int) -> int:
        """How often to repeat something."""
        return quick if self.quick else full

    @cached_property
    def environment(self) -> dict[str, str]:
        """What commands run with: bytecode as after an install, caches of their own, colours."""
        unwanted = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "COLUMNS", "LINES", "NO_COLOR")
        kept = {name: value for name, value in os.environ.items() if name not in unwanted}
        return {
            **kept,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "XDG_CACHE_HOME": str(self.cache / "home" / "cache"),
            "XDG_CONFIG_HOME": str(self.cache / "home" / "config"),
            "XDG_DATA_HOME": str(self.cache / "home" / "data"),
            "XDG_STATE_HOME": str(self.cache / "home" / "state"),
        }

    def prepare(self) -> None:
        """Byte-compiles the program, as its installation does; this process takes the bench's caches too."""
        with suppress(OSError):
            os.nice(-15)  # rivals and ourselves alike, before whatever else the machine is doing
            keep_priority()
        subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / "tui")], check=False)
        for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[name] = self.environment[name]
            Path(self.environment[name]).mkdir(parents=True, exist_ok=True)

    def dossier(self, size: int | None = None) -> Path:
        """A made-up dossier, made now if it is not kept from an earlier run.

        Args:
            size: its statements; by default those of the large one.

        Returns:
            Its folder.
        """
        size = size or self.size
        folder = self.cache / "dossiers" / f"{size}-v{generate.VERSION}"
        if not folder.exists():
            self.say(f"making a dossier of {size:,} statements …")
            beside = folder.with_name(folder.name + ".part")
            shutil.rmtree(beside, ignore_errors=True)
            generate.generate(beside, size)
            beside.rename(folder)
        return folder

    @cached_property
    def posting(self) -> list[str] | None:
        """The command that starts posting, from an environment of its own; None where it can't be had."""
        folder = self.cache / "posting"
        program = folder / "bin" / "posting"
        if not program.exists():
            self.say("installing posting …")
            try:
                subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, capture_output=True)
                pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", *_POSTING]
                subprocess.run(pip, check=True, capture_output=True, timeout=600)
            except (OSError, subprocess.SubprocessError):
                return None
        return [str(program), "default"] if program.exists() else None

    @cached_property
    def ripgrep(self) -> str | None:
        """Where ripgrep is, installed now where the machine has none; None where it can't be had."""
        if shutil.which("rg") is None and shutil.which("apt-get"):
            self.say("installing ripgrep …")
            as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
            for words in (["update"], ["install", "--yes", "--no-install-recommends", "ripgrep"]):
                with suppress(OSError, subprocess.SubprocessError):
                    subprocess.run(
                        [*as_root, "apt-get", "--quiet", *words],
                        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                        check=False,
                        capture_output=True,
                        timeout=600,
                    )
        return shutil.which("rg")
