"""`bilateral where`: where configuration, cache, state and dossiers are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import output
from tui.commands.failure import FINE
from tui.commands.inputs import configured
from tui.config import settings as config
from tui.config import user_folders
from tui.library import known_dossiers

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: Namespace) -> int:
    """Print the places, whether there is anything or not."""
    settings = configured()
    places = {"config": config.location(), "cache": user_folders.cache(), "state": user_folders.state()}
    dossiers = known_dossiers.known(settings)
    if arguments.json:
        output.document(
            {
                **{name: str(path) for name, path in places.items()},
                "dossiers": [{"name": dossier.name, "path": str(dossier.path)} for dossier in dossiers],
            }
        )
        return FINE
    for name, path in places.items():
        output.lines([f"{name}\t{path}{'' if path.exists() else ' (not there)'}"], 0)
    output.lines([f"dossier\t{dossier.path}" for dossier in dossiers], 0)
    return FINE
