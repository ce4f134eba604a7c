"""The house style: a file written anew with the same records and all its comments.

Two blanks a level, a list's `-` below its key, texts on one line where they fit in 100 characters and folded
with `>-` where they don't, short lists in brackets, an empty line between records. The order of records and
fields and the comments stay as the author has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.authoring.file_changes import Change, FileChange, NotWritten
from tui.authoring.yaml_text import scalars
from tui.authoring.yaml_text.manner import DEFAULT
from tui.authoring.yaml_text.manuscript import Manuscript
from tui.authoring.yaml_text.outline import YamlPart, outline, skip
from tui.dossier.problems import render_one, where
from tui.dossier.yaml.dossier_files import File, find_files, read_file

if TYPE_CHECKING:
    from pathlib import Path

_WIDTH = DEFAULT.width
_ANYWHERE = 1 << 20
"""The column of what stood within brackets, where a comment's own column says nothing."""


def formatted_dossier(dossier: Path) -> Change:
    """Work out how the files of a dossier are put in the house style; those that are in it are left out.

    Args:
        dossier: its folder, or its one file.

    Raises:
        NotWritten: a file can't be read.
    """
    pairs, problems = find_files(dossier)
    if problems:
        raise NotWritten(render_one(problems[0], where(dossier)))
    changes = []
    for path, name in pairs:
        file = read_file(path, name)
        if not isinstance(file, File):
            raise NotWritten(render_one(file, where(dossier)))
        script = Manuscript(path, file)
        data = (script.mark + formatted(script)).encode()
        if data != file.data:
            changes.append(FileChange(path, file.data, data))
    return Change(tuple(changes))


def formatted(script: Manuscript) -> str:
    """Give the text of a file in the house style, with the line breaks that it has.

    Raises:
        NotWritten: it would not be read as what it is; this is a mistake of this program.
    """
    if script.top is None:
        return script.text
    text = script.text.replace("\r\n", "\n").replace("\r", "\n")
    top = outline(text)
    if top is None:
        return script.text
    new = _Writer(text).file(top)
    again = outline(new)
    if again is None or again.as_data() != top.as_data() or _comments(new) != _comments(text):
        raise NotWritten(f"{script.name} can't be put in the house style; it was left as it is")
    return new.replace("\n", script.manner.line_break)


class Gap(NamedTuple):
    """What stands between two parts besides marks of YAML."""

    behind: str = ""
    """A comment on the line of the first part."""
    lines: tuple[str, ...] = ()
    """Comments on lines of their own, and empty texts for empty lines."""

    @property
    def has_comment(self) -> bool:
        """Whether there is any comment."""
        return bool(self.behind) or any(self.lines)


class _Writer:
    """Writes parts anew."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: list[str] = []

    def file(self, top: YamlPart) -> str:
        """Write a whole file."""
        head = self._gap(0, top.start, at_start=True)
        self._put_gap(head, 0)
        if top.style == "flow" and not self._has_comments(top) and self._flow_fits(top, 0):
            self._lines.append(self._flow(top))
        else:
            self._mapping(top, 0, "", depth=0)
        tail = self._gap(top.end, len(self._text))
        self._behind(tail)
        self._put_gap(tail, 0)
        while self._lines and not self._lines[-1]:
            self._lines.pop()
        return "\n".join(self._lines) + "\n"

    def _mapping(self, part: YamlPart, column: int, first: str, *, depth: int) -> None:
        """Write a mapping, its first line behind `first`."""
        end = part.start
        for n, (key, value) in enumerate(zip(part.keys, part.items, strict=True)):
            if n:
                gap = self._gap(end, key.start)
                self._behind(gap)
                if depth == 0 and "" not in gap.lines:
                    gap = gap._replace(lines=("", *gap.lines))
                self._put_gap(gap, column, key.column)
            elif first and part.style == "flow":
                self._put_gap(self._gap(end, key.start), column, _ANYWHERE)
            prefix = first if not n and first else " " * column
            self._entry(key, value, column, prefix, depth)
            end = max(key.end, value.end)
        if part.style == "flow":
            self._inner_end(end, part, column)

    def _entry(self, key: YamlPart, value: YamlPart, column: int, prefix: str, depth: int) -> None:
        name = f"{prefix}{scalars.one_line(key.value)}:"
        if value.kind == "text":
            self._text_value(name, value, column + 2)
            return
        gap = self._gap(key.end, value.start)
        if (
            value.kind == "list"
            and value.items
            and not (self._fits_in_brackets(name, value) and not gap.has_comment)
        ):
            self._lines.append(name)
            self._behind(gap)
            # At the top a list's comments stand where its records do.
            self._put_gap(gap._replace(behind=""), column, _stood(value))
            self._list(value, column, depth=depth)
        elif (
            value.kind == "map"
            and value.items
            and not (self._keeps_brackets(name, value) and not gap.has_comment)
        ):
            self._lines.append(name)
            self._behind(gap)
            self._put_gap(gap._replace(behind=""), column + 2, _stood(value))
            self._mapping(value, column + 2, "", depth=depth + 1)
        else:
            self._put_gap(Gap("", tuple(filter(None, (gap.behind, *gap.lines)))), column, _ANYWHERE)
            self._lines.append(f"{name} {self._flow(value)}")

    def _list(self, part: YamlPart, column: int, *, depth: int) -> None:
        end = part.start
        spaced = depth == 0 and any(not self._is_short(item, column) for item in part.items)
        for n, item in enumerate(part.items):
            gap = self._gap(end, item.start, at_start=not n)
            if n:
                self._behind(gap)
                if spaced and "" not in gap.lines:
                    gap = gap._replace(lines=("", *gap.lines))
            lines = gap.lines if n else ((gap.behind,) if gap.behind else ()) + gap.lines
            self._put_gap(Gap("", lines), column, _stood(part))
            self._item(item, column, depth)
            end = item.end
        if part.style == "flow":
            self._inner_end(end, part, column)

    def _item(self, item: YamlPart, column: int, depth: int) -> None:
        dash = " " * column + "- "
        if item.kind == "text":
            self._text_value(dash.rstrip(), item, column + 2)
        elif self._is_short(item, column):
            self._lines.append(dash + self._flow(item))
        elif item.kind == "map":
            self._mapping(item, column + 2, dash, depth=depth + 1)
        else:
            self._lines.append(dash.rstrip())
            self._list(item, column + 2, depth=depth + 1)

    def _text_value(self, name: str, value: YamlPart, indent: int) -> None:
        text = value.value.rstrip("\n")
        header = self._header_comment(value)
        if not text and not value.style:
            self._lines.append(name)
            return
        line = f"{name} {scalars.one_line(text)}"
        tail = bool(self._gap(value.end, self._next(value.end)).behind) or bool(header)
        block = None
        if "\n" in text:
            block = scalars.literal(text, indent)
        elif len(line) > _WIDTH and (not tail or header):
            block = scalars.folded(text, indent, _WIDTH)
        if block is None:
            self._lines.append(line + (f"  {header}" if header else ""))
        else:
            self._lines += [f"{name} {block[0]}" + (f"  {header}" if header else ""), *block[1:]]

    def _next(self, end: int) -> int:
        return skip(self._text, end)

    def _header_comment(self, value: YamlPart) -> str:
        """Give the comment behind the `>-` or `|` of a text."""
        if value.style not in ("|", ">"):
            return ""
        line = self._text[value.start : self._text.find("\n", value.start)]
        return "#" + line.split("#", 1)[1].rstrip() if "#" in line else ""

    def _flow(self, part: YamlPart) -> str:
        if part.kind == "text":
            return scalars.one_line(part.value.rstrip("\n"), flow=True)
        if part.kind == "list":
            return "[" + ", ".join(map(self._flow, part.items)) + "]"
        pairs = zip(part.keys, part.items, strict=True)
        return "{" + ", ".join(f"{self._flow(key)}: {self._flow(item)}" for key, item in pairs) + "}"

    def _fits_in_brackets(self, name: str, part: YamlPart) -> bool:
        """Whether a list is one of words, or stands in brackets, and fits on a line."""
        if self._has_comments(part) or (
            part.style != "flow" and any(item.kind != "text" for item in part.items)
        ):
            return False
        return len(name) + 1 + len(self._flow(part)) <= _WIDTH or self._is_single(part)

    def _is_single(self, part: YamlPart) -> bool:
        return part.style == "flow" and len(part.items) == 1 and part.items[0].kind == "text"

    def _keeps_brackets(self, name: str, part: YamlPart) -> bool:
        return (
            part.style == "flow"
            and not self._has_comments(part)
            and len(name) + 1 + len(self._flow(part)) <= _WIDTH
        )

    def _is_short(self, item: YamlPart, column: int) -> bool:
        """Whether an item stands in brackets and fits on a line."""
        if item.kind == "text":
            return True
        flat = item.style == "flow" or not item.items
        return flat and not self._has_comments(item) and self._flow_fits(item, column + 2)

    def _flow_fits(self, part: YamlPart, column: int) -> bool:
        return column + len(self._flow(part)) <= _WIDTH

    def _has_comments(self, part: YamlPart) -> bool:
        """Whether there is a comment in a part, between those of its parts."""
        end = part.start
        pieces = [
            piece
            for n, item in enumerate(part.items)
            for piece in ([part.keys[n]] if part.keys else []) + [item]
        ]
        for piece in pieces:
            if self._gap(end, piece.start, at_start=end == part.start).has_comment or self._has_comments(
                piece
            ):
                return True
            end = max(end, piece.end)
        return part.style == "flow" and self._gap(end, part.end).has_comment

    def _inner_end(self, end: int, part: YamlPart, column: int) -> None:
        """Keep comments that stand before a closing bracket."""
        gap = self._gap(end, part.end)
        self._behind(gap)
        self._put_gap(gap, column, _ANYWHERE)

    def _gap(self, start: int, end: int, *, at_start: bool = False) -> Gap:
        """Give the comments and empty lines between two places.

        Args:
            start: behind a part.
            end: before the next one.
            at_start: no part precedes: what stands on the first line is on a line of its own.
        """
        first, *rest = self._text[start:end].split("\n")
        behind = "#" + first.split("#", 1)[1].rstrip() if "#" in first else ""
        lines = []
        for n, line in enumerate(rest):
            if line.lstrip().startswith("#"):
                lines.append(line.rstrip())
            elif "#" in line:
                lines.append("#" + line.split("#", 1)[1].rstrip())
            elif not line.strip() and n + 1 < len(rest):
                lines.append("")
        if at_start and behind:
            return Gap("", (behind, *lines))
        return Gap(behind, tuple(lines))

    def _behind(self, gap: Gap) -> None:
        """Put a comment behind the last line."""
        if not gap.behind:
            return
        if self._lines and not self._lines[-1].lstrip().startswith("#") and not self._is_in_block():
            self._lines[-1] += f"  {gap.behind}"
        else:
            self._lines.append(gap.behind)

    def _is_in_block(self) -> bool:
        """Whether the last line is one of a folded or literal text, where a `#` would be text."""
        indent = len(self._lines[-1]) - len(self._lines[-1].lstrip())
        for line in reversed(self._lines[:-1]):
            if line.strip() and len(line) - len(line.lstrip()) < indent:
                return line.split("  #")[0].rstrip().endswith((">-", "|-"))
        return False

    def _put_gap(self, gap: Gap, column: int, was: int = 0) -> None:
        """Put comments and empty lines.

        Args:
            gap: them.
            column: of what follows.
            was: where that stood; a comment that stood deeper ends what precedes, and stays deeper.
        """
        for line in gap.lines:
            if line:
                text = line.lstrip()
                self._lines.append(" " * (column + max(0, len(line) - len(text) - was)) + text)
            elif self._lines and self._lines[-1]:
                self._lines.append("")


def _stood(part: YamlPart) -> int:
    """Give the column in which the items of a list or mapping stood."""
    return part.column if part.style == "block" else _ANYWHERE


def _comments(text: str) -> list[str]:
    """Give all comments of a text, in order."""
    top = outline(text)
    if top is None:
        return []
    comments: list[str] = []
    end = 0
    leaves = sorted((part for part in _leaves(top)), key=lambda part: part.start)
    for leaf in leaves:
        comments += _in_gap(text[end : leaf.start])
        if leaf.style in ("|", ">"):
            comments += _in_gap(text[leaf.start : text.find("\n", leaf.start)])
        end = max(end, leaf.end)
    return sorted([*comments, *_in_gap(text[end:])])


def _leaves(part: YamlPart) -> list[YamlPart]:
    if part.kind == "text":
        return [part]
    return [leaf for piece in [*part.keys, *part.items] for leaf in _leaves(piece)]


def _in_gap(text: str) -> list[str]:
    return ["#" + line.split("#", 1)[1].strip() for line in text.split("\n") if "#" in line]
