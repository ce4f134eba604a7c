"""The house stays one that one finds about in: no circles, overfull folders, long files or empty names."""

from __future__ import annotations

import ast
from collections import Counter

from tests.conftest import ROOT

MODULES = {
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file
    for file in sorted((ROOT / "tui").rglob("*.py"))
}
MOST_MODULES = 14
MOST_LINES = 400
NAMES_IN_THEIR_FOLDERS = {
    "answers", "catalogue", "cells", "changes", "completion", "hits", "matrix", "opening", "options",
    "parsing", "problems", "proving", "quotation_marks", "quotations",
    "rows", "schema", "scope", "screen", "server",
    "thread", "two_days",
}  # fmt: skip
"""Names that several modules may have, as their folders say of what: `search/screen`, `matrix/screen`."""


def imported(module: str) -> set[str]:
    """The project's modules that a module imports, deferred imports and those for types included."""
    targets = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            targets |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            targets |= {
                name if (name := f"{node.module}.{alias.name}") in MODULES else node.module
                for alias in node.names
            }
    return (targets & MODULES.keys()) - {module}


def test_no_module_imports_itself_by_way_of_others():
    left = {module: imported(module) for module in MODULES}
    # What imports nothing that is left can't be part of a circle; nor, then, can what imports only that.
    while done := {module for module, targets in left.items() if not targets & left.keys()}:
        left = {module: targets for module, targets in left.items() if module not in done}
    # Nor can what nothing left imports, which only leads to a circle.
    while unasked := left.keys() - set().union(*left.values(), set()):
        left = {module: targets for module, targets in left.items() if module not in unasked}
    assert sorted(left) == []


def test_no_folder_holds_more_modules_than_one_takes_in():
    folders = Counter(
        str(file.parent.relative_to(ROOT)) for file in MODULES.values() if file.name != "__init__.py"
    )
    assert {folder: count for folder, count in folders.items() if count > MOST_MODULES} == {}


def test_no_file_is_longer_than_can_be_read_in_one_go():
    files = [*MODULES.values(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
    lengths = {str(file): len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert {file: length for file, length in lengths.items() if length > MOST_LINES} == {}


def test_no_two_modules_share_a_name_that_their_folders_do_not_complete():
    names = Counter(file.stem for file in MODULES.values() if file.name != "__init__.py")
    assert {name for name, count in names.items() if count > 1} <= NAMES_IN_THEIR_FOLDERS


def test_no_two_public_classes_share_a_name():
    places: dict[str, list[str]] = {}
    for file in MODULES.values():
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(str(file.relative_to(ROOT)))
    assert {name: files for name, files in places.items() if len(files) > 1} == {}


def test_no_name_says_only_that_something_was_found():
    for file in MODULES.values():
        stored = {
            node.id
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        assert not stored & {"found", "one"}, file
