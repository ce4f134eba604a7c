"""Web addresses that can't be opened, or lead elsewhere than they seem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier import web_address
from tui.dossier.problems import quoted

if TYPE_CHECKING:
    from tui.dossier.checks.findings import Findings
    from tui.dossier.draft import Draft
    from tui.dossier.records import Location


def check(draft: Draft, findings: Findings) -> None:
    """Warn of addresses that a browser would not take, or that mislead whoever reads them."""
    for source in draft.collections["sources"]:
        for field, url in (("url", source.url), ("archived_url", source.archived_url)):
            if url is not None:
                _check(source.at, field, url, findings)


def _check(at: Location, field: str, url: str, findings: Findings) -> None:
    try:
        address = web_address.read(url)
    except web_address.BadAddress as error:
        message = f"the address {quoted(url)} {error}"
        findings.note(at, (field,), "bad-url", message, "write the whole address, with https://")
        return
    if not url.lower().startswith(("http://", "https://")):
        message = f"the address {quoted(url)} has no http:// or https://"
        findings.note(at, (field,), "bad-url", message, f"write {address.url}")
        return
    for remark in address.remarks:
        advice = f"look where it leads: its host is {address.host}"
        findings.note(at, (field,), "misleading-url", f"the address {quoted(url)} misleads: {remark}", advice)
