"""Bringing the archive of a dossier up to date where few of its files changed, reading only those.

Whatever is doubtful, an error above all, is left to a full compile, which reports it.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, cast

from tui.archive.build.bulk.changed_files import unchanged_files
from tui.archive.build.bulk.update import update
from tui.archive.store import Damaged, open_file
from tui.archive.validity.dossier_state import by_file
from tui.archive.validity.dossier_state import changed as changed_files
from tui.dossier.checks.single_file import is_right_by_itself
from tui.dossier.consistency import Consistency, references, voices
from tui.dossier.draft import Draft
from tui.dossier.problems import errors
from tui.dossier.records import Records
from tui.dossier.yaml.dossier_files import File, find_files, read_file
from tui.dossier.yaml.file_pieces import parse_in_chunks
from tui.dossier.yaml.record_building import Builder
from tui.dossier.yaml.yaml_events import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from tui.archive.build.bulk.changed_files import UnchangedFiles
    from tui.archive.store import Archive

    Progress = Callable[[str, int, int], None]

_SHARE = 10
"""Of so many bytes one may have changed."""
_CHANGING = {"statements", "events", "sources"}


def bring_up_to_date(dossier: Path, path: Path, state: str, progress: Progress) -> Archive | None:
    """Update the archive of a dossier.

    Args:
        dossier: its folder or its one file.
        path: the archive's file, which need not exist.
        state: what the files look like now, as `tui.archive.validity.dossier_state.state` has it.
        progress: called with what is being done.

    Returns:
        The open archive; None where only a full compile will do.
    """
    try:
        with open_file(path, checks_rows=False) as old:
            changed = changed_files(old.state, state)
            if changed is None:
                return None
            size = {name: int(about[0]) for name, about in by_file(state).items()}
            if sum(size.get(name, 0) for name in changed) * _SHARE > sum(size.values()):
                return None
            progress("Reading what changed", 0, 0)
            records = _read(dossier, unchanged_files(old, changed), changed)
    except Damaged:
        return None
    if records is None:
        return None
    progress("Updating the archive", 0, 0)
    return update(path, records, changed, state)


def _read(dossier: Path, unchanged: UnchangedFiles, changed: Collection[str]) -> Records | None:
    """Read the changed files; None where they hold what is not sound or reaches far."""
    files, problems = find_files(dossier)
    if problems:
        return None
    draft = Draft()
    for path, name in files:
        if name not in changed:
            continue
        file = read_file(path, name)
        if not isinstance(file, File):
            return None
        draft.files[name] = file
        part = parse_in_chunks(file)  # where it is written plainly, this is faster
        if part is not None:
            draft.add(part)
            continue
        top, problems = parse(file)
        if problems:
            return None
        if top is not None:
            Builder(file, draft).collect(top)
    if errors(draft.problems) or any(draft.collections[name] for name in draft.seen - _CHANGING):
        return None
    speakers = {statement.speaker for statement in draft.collections["statements"] if statement.speaker}
    draft.resolve_parties({speaker: unchanged.party_of(speaker) for speaker in speakers})
    root = dossier if dossier.is_dir() else dossier.parent
    if not is_right_by_itself(draft, root) or not _fits(draft, unchanged):
        return None
    return Records(cast("Any", None), *(tuple(draft.collections[name]) for name in Records._fields[1:]))


def _fits(draft: Draft, unchanged: UnchangedFiles) -> bool:
    """Hold the changed files and what the others have to do with them against the one rule."""
    rule = Consistency()
    statements = draft.collections["statements"]
    own = {declared.id: declared.kind for declared in draft.declared}
    referred = references(draft)
    rule.add_ids((declared.kind, declared.id) for declared in draft.declared if declared.kind != "statement")
    rule.add_references(referred)
    named = {*own, *chain.from_iterable(referred.values())}
    known = [(kind, identifier) for identifier in named for kind in unchanged.kinds_of(identifier)]
    rule.add_ids((kind, identifier) for kind, identifier in known if kind != "statement")
    for kind in ("statement", "event"):
        now = {identifier for identifier, its in own.items() if its == kind}
        removed = unchanged.removed(kind, now)
        rule.add_references(
            {(kind,): {identifier for identifier in removed if unchanged.refers_to(kind, identifier)}}
        )
    ids = [statement.id for statement in statements]
    rule.add_evidence(pair for identifier in ids for pair in unchanged.evidence(identifier))
    others_said = {name for statement in statements for name in statement.jointly_with}
    rule.add_voices(voices(statements, {name: unchanged.party_of(name) or name for name in others_said}))
    rule.add_statements(ids, [statement.party for statement in statements])
    others = [identifier for kind, identifier in known if kind == "statement"]
    rule.add_statements(others, [None] * len(others))
    rule.close_statements()
    return rule.holds()
