"""The language server itself: requests of the protocol are answered from a dossier's texts."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls import uris
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

import tui
from tui.lsp import describing, fixing
from tui.lsp.dossier_texts import LARGE, DossierTexts, dossier_of
from tui.lsp.file_texts import LineColumn, Span
from tui.lsp.proposing import proposals
from tui.lsp.renaming import NotRenamed, places_of

if TYPE_CHECKING:
    from tui.dossier.problems import Problem
    from tui.lsp.file_texts import FileText
    from tui.lsp.id_mentions import IdMention

_PAUSE = 0.2
"""Seconds without a change after which a dossier is checked."""
_SEVERITIES = {"error": types.DiagnosticSeverity.Error, "warning": types.DiagnosticSeverity.Warning}
_ITEM_KINDS = {
    "id": types.CompletionItemKind.Reference,
    "key": types.CompletionItemKind.Field,
    "choice": types.CompletionItemKind.EnumMember,
}
_SYMBOL_KINDS = {
    "party": types.SymbolKind.Namespace,
    "actor": types.SymbolKind.Class,
    "issue": types.SymbolKind.Module,
    "question": types.SymbolKind.Interface,
    "event": types.SymbolKind.Event,
    "source": types.SymbolKind.File,
}


class DossierServer(LanguageServer):
    """The server with the dossiers of the files that were opened.

    Attributes:
        dossiers: by their paths.
    """

    def __init__(self) -> None:
        # Whole texts: the library breaks lines at more characters than editors do, so that pieces could be
        # put in the wrong place.
        super().__init__(
            "bilateral", tui.__version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.dossiers: dict[Path, DossierTexts] = {}
        self._of_file: dict[str, Path] = {}
        self._waiting: dict[Path, asyncio.Task[None]] = {}
        self._told: dict[Path, set[str]] = {}

    # Files.

    def dossier(self, uri: str) -> tuple[DossierTexts, FileText] | None:
        """The dossier of a file and the file's text as it is now; None for what is no file of a dossier."""
        path = self._of_file.get(uri)
        dossier = self.dossiers.get(path) if path is not None else None
        if dossier is None:
            return None
        dossier.reindex()
        file = dossier.files.get(dossier.name(_path(uri)))
        return None if file is None else (dossier, file)

    async def opened(self, uri: str, text: str) -> None:
        """Take in a file that was opened, and check its dossier."""
        file = _path(uri)
        path = self._of_file.get(uri) or dossier_of(file)
        self._of_file[uri] = path
        dossier = self.dossiers.setdefault(path, DossierTexts(path))
        dossier.open[dossier.name(file)] = text
        await self.check(dossier)

    async def changed(self, uri: str, text: str) -> None:
        """Take in a change, and check the dossier once no other follows."""
        path = self._of_file.get(uri)
        dossier = self.dossiers.get(path) if path is not None else None
        if dossier is None:
            return
        dossier.open[dossier.name(_path(uri))] = text
        if dossier.size <= LARGE:
            self.check_soon(dossier)

    async def closed(self, uri: str) -> None:
        """Go by the file on the disk from now on; a dossier with no open file is forgotten."""
        path = self._of_file.pop(uri, None)
        dossier = self.dossiers.get(path) if path is not None else None
        if dossier is None or path is None:
            return
        dossier.open.pop(dossier.name(_path(uri)), None)
        if dossier.open:
            self.check_soon(dossier)
            return
        if waiting := self._waiting.pop(path, None):
            waiting.cancel()
        for name in self._told.pop(path, ()):
            self._publish(dossier.location(name), [])
        del self.dossiers[path]

    def check_soon(self, dossier: DossierTexts) -> None:
        """Check a dossier after a pause, which begins anew with each call."""
        if waiting := self._waiting.pop(dossier.path, None):
            waiting.cancel()

        async def later() -> None:
            """Check when nothing was typed for a while."""
            await asyncio.sleep(_PAUSE)
            await self.check(dossier)

        self._waiting[dossier.path] = asyncio.create_task(later())

    async def check(self, dossier: DossierTexts) -> None:
        """Check a dossier, and tell of what is wrong in all of its files."""
        reading = await asyncio.to_thread(dossier.read, dict(dossier.open))
        if self.dossiers.get(dossier.path) is not dossier:
            return
        state = dossier.take(reading)
        by_file: dict[str, list[types.Diagnostic]] = {}
        for problem in state.problems:
            file = reading.files.get(problem.location.file)
            by_file.setdefault(problem.location.file, []).append(self._diagnostic(problem, file))
        before = self._told.get(dossier.path, set())
        self._told[dossier.path] = set(by_file)
        for name in sorted(before | set(by_file) | set(dossier.open)):
            self._publish(dossier.location(name), by_file.get(name, []))

    def _publish(self, path: Path, diagnostics: list[types.Diagnostic]) -> None:
        uri = next((uri for uri in self._of_file if _path(uri) == path), None) or _uri(path)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics))

    def _diagnostic(self, problem: Problem, file: FileText | None) -> types.Diagnostic:
        if file is None:
            at = types.Position(max(0, problem.location.line - 1), max(0, problem.location.column - 1))
            span = types.Range(at, at)
        else:
            span = self.range(file, fixing.span_of(problem, file))
        return types.Diagnostic(
            range=span,
            message=f"{problem.message}\n{problem.advice}",
            severity=_SEVERITIES[problem.severity],
            source="bilateral",
            code=problem.code,
        )

    # Places.

    def range(self, file: FileText, span: Span) -> types.Range:
        """A span as the editor counts it."""
        return types.Range(*(self._position(file, offset) for offset in span))

    def _position(self, file: FileText, offset: int) -> types.Position:
        line, column = file.place(offset)
        return self.workspace.position_codec.position_to_client_units(
            file.lines, types.Position(line, column)
        )

    def place(self, file: FileText, position: types.Position) -> LineColumn:
        """A position of the editor in characters."""
        if position.line >= len(file.lines):
            return LineColumn(len(file.lines) - 1, len(file.lines[-1]))
        units = self.workspace.position_codec.client_num_units
        line, column, counted = file.lines[position.line], 0, 0
        while column < len(line) and counted < position.character:
            counted += units(line[column])
            column += 1
        return LineColumn(position.line, column)

    def location(self, dossier: DossierTexts, mention: IdMention) -> types.Location:
        """Where an id stands, as the editor counts it."""
        uri = _uri(dossier.location(mention.file))
        return types.Location(uri, self.range(dossier.text_of(mention), mention.span))

    def at(self, params: Any) -> tuple[DossierTexts, FileText, IdMention | None] | None:
        """The dossier, the file and the id at the place that a request is about."""
        texts = self.dossier(params.text_document.uri)
        if texts is None:
            return None
        dossier, file = texts
        return dossier, file, dossier.mention_at(file.name, file.offset(self.place(file, params.position)))


def _path(uri: str) -> Path:
    return Path(uris.to_fs_path(uri) or uri)


def _uri(path: Path) -> str:
    return uris.from_fs_path(str(path.absolute())) or ""


def server() -> DossierServer:
    """Make a server that has not been started."""
    made = DossierServer()
    for register in (_files, _reading, _writing):
        register(made)
    return made


def _files(made: DossierServer) -> None:
    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(ls: DossierServer, params: types.DidOpenTextDocumentParams) -> None:
        """A document was opened."""
        await ls.opened(params.text_document.uri, params.text_document.text)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(ls: DossierServer, params: types.DidChangeTextDocumentParams) -> None:
        """A document was changed in the editor."""
        for change in params.content_changes[-1:]:
            await ls.changed(params.text_document.uri, change.text)

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(ls: DossierServer, params: types.DidCloseTextDocumentParams) -> None:
        """A document was closed."""
        await ls.closed(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(ls: DossierServer, params: types.DidSaveTextDocumentParams) -> None:
        """A document was saved."""
        if texts := ls.dossier(params.text_document.uri):
            ls.check_soon(texts[0])

    @made.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(ls: DossierServer, params: types.DidChangeWatchedFilesParams) -> None:  # noqa: ARG001
        """Files were changed by others."""
        for dossier in ls.dossiers.values():
            ls.check_soon(dossier)


def _reading(made: DossierServer) -> None:
    @made.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(ls: DossierServer, params: types.HoverParams) -> types.Hover | None:
        """Show the record under the cursor."""
        dossier, file, mention = ls.at(params) or (None, None, None)
        if dossier is None or file is None or mention is None:
            return None
        record = dossier.declared(mention.id, mention.kinds)
        if record is None:
            return None
        description = types.MarkupContent(
            types.MarkupKind.PlainText, describing.record_text(record, dossier.declared)
        )
        return types.Hover(description, ls.range(file, mention.span))

    @made.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(ls: DossierServer, params: types.DefinitionParams) -> types.Location | None:
        """Find where the id under the cursor is given to a record."""
        dossier, _, mention = ls.at(params) or (None, None, None)
        record = dossier.declared(mention.id, mention.kinds) if dossier and mention else None
        return ls.location(dossier, record.mention) if dossier and record else None

    @made.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(ls: DossierServer, params: types.ReferenceParams) -> list[types.Location]:
        """Find where the id under the cursor is named."""
        dossier, _, mention = ls.at(params) or (None, None, None)
        if dossier is None or mention is None:
            return []
        return [
            ls.location(dossier, other)
            for other in dossier.mentioned(mention.id)
            if params.context.include_declaration or not other.declares
        ]

    @made.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(ls: DossierServer, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        """List the records of a document."""
        dossier, file = ls.dossier(params.text_document.uri) or (None, None)
        if dossier is None or file is None or file.name in dossier.stale:
            return []
        return [
            types.DocumentSymbol(
                name=record.mention.id,
                detail=describing.title(record),
                kind=_SYMBOL_KINDS.get(record.kind, types.SymbolKind.String),
                range=ls.range(file, record.span),
                selection_range=ls.range(file, record.mention.span),
            )
            for record in dossier.state.records
            if record.mention.file == file.name
        ]


def _writing(made: DossierServer) -> None:
    options = types.CompletionOptions(trigger_characters=[" ", "[", ",", "-"])

    @made.feature(types.TEXT_DOCUMENT_COMPLETION, options)
    def complete(ls: DossierServer, params: types.CompletionParams) -> types.CompletionList:
        """Offer ids with their names, keys and values."""
        dossier, file, _ = ls.at(params) or (None, None, None)
        items = []
        if dossier is not None and file is not None:
            place = ls.place(file, params.position)
            end = file.offset(place)
            for number, proposal in enumerate(proposals(dossier, file, place)):
                span = ls.range(file, Span(end - len(proposal.begun), end))
                items.append(
                    types.CompletionItem(
                        label=proposal.text.rstrip(": "),
                        kind=_ITEM_KINDS[proposal.what],
                        detail=proposal.about or None,
                        documentation=proposal.description or None,
                        filter_text=f"{proposal.text} {proposal.about}",
                        sort_text=f"{number:06}",
                        text_edit=types.TextEdit(span, proposal.text),
                    )
                )
        return types.CompletionList(is_incomplete=False, items=items)

    @made.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare(ls: DossierServer, params: types.PrepareRenameParams) -> types.Range | None:
        """Tell what a rename at the cursor would rename."""
        _, file, mention = ls.at(params) or (None, None, None)
        return ls.range(file, mention.span) if file and mention else None

    @made.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(ls: DossierServer, params: types.RenameParams) -> types.WorkspaceEdit | None:
        """Rename an id in all files."""
        dossier, _, mention = ls.at(params) or (None, None, None)
        if dossier is None or mention is None:
            return None
        try:
            places = places_of(dossier, mention.id, params.new_name)
        except NotRenamed as error:
            raise JsonRpcInvalidParams(str(error)) from error
        changes: dict[str, list[types.TextEdit]] = {}
        for place in places:
            location = ls.location(dossier, place)
            changes.setdefault(location.uri, []).append(types.TextEdit(location.range, params.new_name))
        return types.WorkspaceEdit(changes=changes)

    quick = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    @made.feature(types.TEXT_DOCUMENT_CODE_ACTION, quick)
    def actions(ls: DossierServer, params: types.CodeActionParams) -> list[types.CodeAction]:
        """Offer what the advice of a problem would do."""
        uri = params.text_document.uri
        dossier, file = ls.dossier(uri) or (None, None)
        if dossier is None or file is None:
            return []
        offered = []
        for problem in dossier.state.problems:
            line = problem.location.line - 1
            if (
                problem.location.file != file.name
                or not params.range.start.line <= line <= params.range.end.line
            ):
                continue
            for fix in fixing.fixes(problem, file):
                edit = types.TextEdit(ls.range(file, fix.span), fix.text)
                offered.append(
                    types.CodeAction(
                        title=fix.title,
                        kind=types.CodeActionKind.QuickFix,
                        diagnostics=[ls._diagnostic(problem, file)],
                        edit=types.WorkspaceEdit(changes={uri: [edit]}),
                    )
                )
        return offered
