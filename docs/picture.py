"""Makes the picture of the board in the README, from the reader itself: `make picture`."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

TARGET = Path(__file__).with_name("board.svg")
SIZE = (120, 36)


async def picture() -> str:
    """The board of the shipped dossier as SVG, without fonts from the network."""
    from tui.app.app import BilateralApp
    from tui.config.settings import Config
    from tui.library.archive_opening import open_archive
    from tui.library.known_dossiers import find

    path = find("syria-2015", Config())
    app = BilateralApp(path, Config(), archive=open_archive(path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        svg = app.export_screenshot(title="Bilateral")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = folder
        TARGET.write_text(asyncio.run(picture()), encoding="utf-8")
