"""What the dossier is, who keeps it, and on which terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.pages.blocks import Block, band, field, paragraph, section
from tui.app.screens.page import PageScreen
from tui.dossier import edtf
from tui.report import wording

if TYPE_CHECKING:
    from tui.archive.rows import DossierRow


class AboutScreen(PageScreen):
    """The dossier as a whole; its parties can be opened."""

    def show_page(self) -> None:
        """Show the dossier."""
        dossier = self.session.dossier
        self.show_header("About", dossier.id, "")
        self.page.show([*self._what(dossier), *self._parties(), *_terms(dossier)])

    def _what(self, dossier: DossierRow) -> list[Block]:
        counts = (
            f"{wording.counted(dossier.statements, 'statement')}, {wording.counted(dossier.events, 'event')}"
        )
        blocks = [band([(dossier.title, "question")])]
        if dossier.description:
            blocks += [paragraph([(dossier.description, "")]), paragraph([("", "")])]
        first, last = edtf.show_day(dossier.first_day), edtf.show_day(dossier.last_day)
        return [
            *blocks,
            field("On record", [(f"{counts}, {first} to {last}", "")]),
            field("Opens at", [(edtf.show(dossier.as_of), "")]),
            field("Files", [(str(self.session.path), "")]),
        ]

    def _parties(self) -> list[Block]:
        return section(
            "Parties",
            [
                field(
                    row.short,
                    [
                        (row.name, "strong"),
                        (f" · {row.classification}" if row.classification else "", "muted"),
                        (f"\n{row.note}" if row.note else "", ""),
                    ],
                    row.id,
                )
                for row in self.session.parties.values()
            ],
        )


def _terms(dossier: DossierRow) -> list[Block]:
    """Editors, licence, synonyms and corrections."""
    kept = [field("Editors", [(wording.joined(dossier.editors), "")])] if dossier.editors else []
    if dossier.licence:
        kept.append(field("Licence", [(dossier.licence, "")]))
    return [
        *section("Who keeps it", kept),
        *section(
            "Names that a search takes for one another",
            [paragraph([(" = ".join(group), "")]) for group in dossier.synonyms],
        ),
        *section(
            "Corrections",
            [field(edtf.show(date), [(note, "")]) for date, note in dossier.corrections]
            or [paragraph([("none so far", "muted")])],
        ),
    ]
