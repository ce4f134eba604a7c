"""The known dossiers as the library shows them: what is at hand at once, the rest when it is made."""

from __future__ import annotations

from tests.dossier.writing import SOUND, write
from tui.app import saved_places
from tui.app.place import Place
from tui.library.known_dossiers import KnownDossier
from tui.library.overview import overview


def test_what_is_in_a_dossier_is_known_once_its_archive_is_made(own_folders, tmp_path):
    known = KnownDossier("sound", write(tmp_path, SOUND))
    before = overview(known)
    assert (before.dossier, before.parties, before.errors) == (None, (), 0)
    made = overview(known, make=True)
    assert made.dossier.title
    assert len(made.parties) >= 2
    assert overview(known) == made
    assert made.changed == before.changed is not None


def test_errors_are_counted_and_the_rest_is_unknown(own_folders, tmp_path):
    broken = overview(KnownDossier("broken", write(tmp_path, "dossier: {id: x}\n")), make=True)
    assert broken.errors > 0
    assert broken.dossier is None


def test_when_it_was_last_left_is_known(own_folders, tmp_path):
    known = KnownDossier("sound", write(tmp_path, SOUND))
    assert overview(known).opened is None
    saved_places.remember(known.path, "x", Place("issue", ("a", "b"), 1))
    assert overview(known).opened is not None
