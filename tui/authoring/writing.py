"""Writing back: the one part that changes the files of a dossier.

What is added stands where a person would have put it; every other byte stays as it was. A `Change` is worked
out and proved first (it reads back as what was there and what was added, nothing else), then applied at once.

    change = insert(path, "statements", {"id": "us-40", "speaker": "john-kerry", "date": "2015-12-15", …})
    change.apply()
    change.undo()
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.authoring.file_changes import Change, NotWritten
from tui.authoring.yaml_text import editing
from tui.authoring.yaml_text.manner import DEFAULT
from tui.authoring.yaml_text.manuscript import Manuscript
from tui.authoring.yaml_text.placing import DATES, Places, text_of
from tui.authoring.yaml_text.rendering import tidy
from tui.dossier.problems import render_one, where
from tui.dossier.schema import BY_COLLECTION
from tui.dossier.yaml.dossier_files import File, find_files, read_file

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Mapping, Sequence

    from tui.authoring.yaml_text.outline import YamlPart
    from tui.authoring.yaml_text.rendering import Value

LARGEST = 16 * 1024 * 1024
"""Bytes of a file up to which records are added to it; beyond, a new file beside it takes them."""


def insert(dossier: str | os.PathLike[str], collection: str, record: Mapping[str, Value]) -> Change:
    """Work out how a record is added.

    Args:
        dossier: the folder, or the one file.
        collection: `statements`, `sources` …
        record: its fields, by the names of the format; what is empty is left out.

    Raises:
        NotWritten: a file can't be read, so that nothing can be added to it.
        UnwritableText: no dossier can hold a text of it.
    """
    return insert_all(dossier, [(collection, record)])


def insert_all(dossier: str | os.PathLike[str], records: Sequence[tuple[str, Mapping[str, Value]]]) -> Change:
    """Work out how several records are added as one change; as for `insert`.

    Args:
        dossier: the folder, or the one file.
        records: (collection, record), those of one collection and day in the order wanted.
    """
    desk = Desk(dossier)
    desk.insert(records)
    return desk.change()


def set_fields(
    dossier: str | os.PathLike[str], identifier: str, fields: Mapping[str, Value | None]
) -> Change:
    """Work out how fields of a record are given other values.

    Args:
        dossier: the folder, or the one file.
        identifier: the record's id; a question's as well.
        fields: by name; None takes a field out.

    Raises:
        NotWritten: nothing has the id, or a file can't be read.
    """
    desk = Desk(dossier)
    desk.set_fields(identifier, fields)
    return desk.change()


def add_to(dossier: str | os.PathLike[str], identifier: str, keys: Sequence[str], item: Value) -> Change:
    """Work out how an item is added to a list in a record: a position, an alias, a piece of evidence.

    Args:
        dossier: the folder, or the one file.
        identifier: the record's id.
        keys: those that lead to the list, such as `positions`, `us`; they need not be there.
        item: what is added.
    """
    desk = Desk(dossier)
    desk.add_to(identifier, keys, item)
    return desk.change()


def remove(dossier: str | os.PathLike[str], identifier: str) -> Change:
    """Work out how a record is taken out."""
    desk = Desk(dossier)
    desk.remove(identifier)
    return desk.change()


class Desk:
    """The files of a dossier while a change to them is worked out; each part may be edited once.

    Args:
        dossier: the folder, or the one file.

    Raises:
        NotWritten: there is none.
    """

    def __init__(self, dossier: str | os.PathLike[str]) -> None:
        self.path = Path(dossier)
        pairs, problems = find_files(self.path)
        if not pairs:
            raise NotWritten(
                render_one(problems[0], where(self.path)) if problems else f"{self.path} holds no *.yaml file"
            )
        self._scripts: dict[Path, Manuscript] = {}
        self._too_large: dict[Path, str] = {}
        for path, name in pairs:
            if path.stat().st_size > LARGEST:
                self._too_large[path] = name
            else:
                self._open(path, name)
        self._parties = self._parties_of_actors()

    def change(self) -> Change:
        """Give what was worked out."""
        return Change(tuple(script.change() for script in self._scripts.values() if script.is_changed))

    def has(self, identifier: str, collection: str) -> bool:
        """Whether a record of a collection is there."""
        scripts = self._scripts.values()
        return any(
            text_of(part, "id") == identifier for script in scripts for part in _listed(script, collection)
        )

    def insert(self, records: Sequence[tuple[str, Mapping[str, Value]]]) -> None:
        """Add records."""
        for collection, record in records:
            if collection == "actors":
                self._parties.setdefault(str(record.get("id", "")), str(record.get("party") or ""))
        by_file: dict[tuple[int, str], tuple[Manuscript, str, list[Any]]] = {}
        for collection, record in records:
            script = self._script_for(collection, record)
            group = by_file.setdefault((id(script), collection), (script, collection, []))
            group[2].append(tidy(dict(record)))
        for script, collection, group_records in by_file.values():
            self._insert_into(script, collection, group_records)

    def set_fields(self, identifier: str, fields: Mapping[str, Value | None]) -> None:
        """Give fields of a record other values, or take them out."""
        script, part, name = self._find(identifier)
        for key, given in fields.items():
            value = None if given is None else tidy(given)
            if value is None:
                if part.get(key) is not None:
                    editing.remove_key(script, part, key)
            elif part.get(key) is None:
                editing.add_key(script, part, key, value, name)
            else:
                editing.set_value(script, part, key, value)

    def add_to(self, identifier: str, keys: Sequence[str], item: Value) -> None:
        """Add an item to a list in a record, made where it is not there."""
        script, part, name = self._find(identifier)
        tidied = tidy(item)
        if tidied is None:
            raise NotWritten("there is nothing to add")
        for depth, key in enumerate(keys):
            held = part.get(key)
            if held is None or (depth + 1 < len(keys) and held.kind != "map"):
                value: Value = [tidied]
                for outer in reversed(keys[depth + 1 :]):
                    value = {outer: value}
                if held is None:
                    editing.add_key(script, part, key, value, name)
                else:
                    editing.set_value(script, part, key, value)
                return
            name = name if name == "positions" else key
            if depth + 1 < len(keys):
                part = held
        last = part.get(keys[-1])
        items = last.items if last is not None and last.kind == "list" else []
        place = Places(items, name).place(tidied) if isinstance(tidied, dict) else len(items)
        editing.add_items(script, part, keys[-1], [(place, tidied)], name)

    def add_questions(self, issue: str, questions: Sequence[Value]) -> None:
        """Add questions at the end of those of an issue on record."""
        script, part, name = self._find(issue)
        held = part.get("questions")
        if held is None:
            editing.add_key(script, part, "questions", list(questions), name)
        else:
            end = len(held.items) if held.kind == "list" else 0
            editing.add_items(
                script, part, "questions", [(end, question) for question in questions], "questions"
            )

    def remove(self, identifier: str) -> None:
        """Take a record out."""
        for script in self._all_scripts():
            for holder, key, index, record in _records(script):
                if text_of(record, "id") == identifier:
                    held = holder.get(key)
                    if held is not None and held.kind == "list":
                        editing.remove_item(script, holder, key, index)
                    else:
                        editing.set_value(script, holder, key, "")
                    return
        raise NotWritten(f"nothing has the id “{identifier}”")

    def _open(self, path: Path, name: str) -> Manuscript:
        file = read_file(path, name)
        if not isinstance(file, File):
            raise NotWritten(
                f"{render_one(file, where(self.path))}\nCorrect this first; nothing was written."
            )
        self._scripts[path] = Manuscript(path, file)
        return self._scripts[path]

    def _all_scripts(self) -> Iterator[Manuscript]:
        """Give all files; large ones are read only when what is looked for is in no other."""
        yield from list(self._scripts.values())
        for path, name in list(self._too_large.items()):
            del self._too_large[path]
            yield self._open(path, name)

    def _find(self, identifier: str) -> tuple[Manuscript, YamlPart, str]:
        for script in self._all_scripts():
            for _, key, _, record in _records(script):
                if text_of(record, "id") == identifier:
                    return script, record, key
        raise NotWritten(f"nothing has the id “{identifier}”")

    def _parties_of_actors(self) -> dict[str, str]:
        actors = (actor for script in self._scripts.values() for actor in _listed(script, "actors"))
        return {text_of(actor, "id"): text_of(actor, "party") for actor in actors}

    def _insert_into(self, script: Manuscript, collection: str, records: list[Any]) -> None:
        top = script.top
        if top is None or top.get(collection) is None:
            editing.add_key(script, top, collection, records)
            return
        items = _listed(script, collection)
        places = Places(items, collection, lambda part: self._kind_of_part(collection, part))
        placed = [(places.place(record, self._kind(collection, record)), record) for record in records]
        if items:
            # Those that go to one place in the midst stand by date there; at the end they keep their order.
            date = DATES.get(collection, "")
            placed.sort(
                key=lambda pair: (pair[0], str(pair[1].get(date, "")) if pair[0] < len(items) else "")
            )
        editing.add_items(script, top, collection, placed, collection)

    def _kind(self, collection: str, record: Mapping[str, Value]) -> str:
        """Give what a record has in common with those it stands with: its party."""
        party = str(record.get("party") or "")
        if collection == "statements" and not party:
            return self._parties.get(str(record.get("speaker") or ""), "")
        return party

    def _kind_of_part(self, collection: str, part: YamlPart) -> str:
        names = ("party", "speaker")
        return self._kind(collection, {name: text_of(part, name) for name in names})

    def _script_for(self, collection: str, record: Mapping[str, Value]) -> Manuscript:
        """Give the file that has the like of a record, else one that has its collection, else a new one."""
        having = [
            script for script in self._scripts.values() if script.top and collection in script.top.names()
        ]
        kind = self._kind(collection, record)
        kinds = {
            id(script): Counter(self._kind_of_part(collection, part) for part in _listed(script, collection))
            for script in having
        }
        alike = max(having, key=lambda script: kinds[id(script)][kind], default=None)
        if alike is not None and (kinds[id(alike)][kind] or not self._is_by_party(kinds, kind)):
            if kinds[id(alike)][kind]:
                return alike
            return max(having, key=lambda script: kinds[id(script)].total())
        return self._new_script(f"{collection}-{kind}" if alike is not None and kind else collection, having)

    @staticmethod
    def _is_by_party(kinds: Mapping[int, Counter[str]], kind: str) -> bool:
        """Whether every party has a file of its own here, and this one has none yet."""
        filled = [counts for counts in kinds.values() if counts]
        return len(filled) > 1 and all(len(counts) == 1 and kind not in counts for counts in filled)

    def _new_script(self, stem: str, like: Sequence[Manuscript]) -> Manuscript:
        """Give the file for the first records of their kind: the dossier's one file, or a new one."""
        everything = list(self._scripts.values())
        if self.path.is_file() or (len(everything) == 1 and not self._too_large):
            return everything[0]
        folder = self.path
        path = folder / f"{stem}.yaml"
        number = 1
        while path not in self._scripts and path.exists():
            number += 1
            path = folder / f"{stem}-{number}.yaml"
        if path not in self._scripts:
            manner = (like or everything)[0].manner if like or everything else DEFAULT
            self._scripts[path] = Manuscript(path, None, manner)
        return self._scripts[path]


def _listed(script: Manuscript, collection: str) -> list[YamlPart]:
    """Give the records of a collection in a file; a single one may stand without a list."""
    part = script.top.get(collection) if script.top is not None else None
    if part is None or part.kind == "text":
        return []
    return part.items if part.kind == "list" else [part]


def _records(script: Manuscript) -> list[tuple[YamlPart, str, int, YamlPart]]:
    """Give (what holds the list, its key, which, the record) of all records with an id, questions too."""
    top = script.top
    if top is None:
        return []
    records = []
    for collection in BY_COLLECTION:
        for index, record in enumerate(_listed(script, collection)):
            records.append((top, collection, index, record))
            questions = record.get("questions") if collection == "issues" and record.kind == "map" else None
            if questions is not None and questions.kind != "text":
                listed = questions.items if questions.kind == "list" else [questions]
                records += [(record, "questions", n, question) for n, question in enumerate(listed)]
    return records
