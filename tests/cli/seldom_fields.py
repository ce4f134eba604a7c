"""A dossier that has the fields that few records have."""

DOSSIER = """\
dossier: {id: seldom, title: Seldom, compare: [us, uk], as_of: 2024-06-30}
parties:
- {id: us, name: Washington}
- {id: uk, name: London}
- {id: wales, name: Cardiff, part_of: uk}
actors:
- {id: frost, name: David Frost, party: uk, names: [{name: Lord Frost, from: 2020-08}]}
issues:
- id: deal
  title: The deal
  question: Is there one?
  questions:
  - id: months
    ask: How long?
    positions:
      us:
        {since: 2024-02-01, summary: Eighteen months., evidence: both, figures: {value: "18", unit: months}}
      uk: {since: 2024-02-01, summary: The same., evidence: both, sources: wire}
statements:
- {id: asked, party: uk, attribution: a host, date: 2024-01-01, quotation: direct, text: How long then?,
   issues: deal, source: wire, audience: us}
- {id: both, party: us, attribution: a communiqué, jointly_with: [frost, wales], date: 2024-02-01,
   quotation: direct, text: We agree on eighteen months., issues: deal, source: wire, tags: [joint, months],
   status: checked, checked_by: Jane Doe, responds_to: {statement: asked, as: answers}}
- {id: told, party: us, attribution: a minister, told_by: frost, date: 2024-02-02, quotation: indirect,
   text: They want two years., issues: deal, source: wire}
events:
- id: vote
  title: The house passes the deal, 521 to 73
  date: 2024-03-01
  kind: vote
  announced: 2024-02-20
  announced_as: The house votes on the deal
  source: wire
  sources: [wire]
  tally: {for: "521", against: "73", who_against: [wales]}
  tags: vote
sources:
- {id: wire, title: Wire, publisher: Wire}
"""
