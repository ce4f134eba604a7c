"""A table of quotes to import."""

from __future__ import annotations

from pathlib import Path

HEADER = "Date,Speaker,Party,Issue,Quote,URL,Publisher,Page"
BOOK = "https://gazette.example"
ROWS = [
    f"13/1/2024,Anna North,North,Bridge,“We will open it.”,{BOOK}/a,The Gazette,12",
    f'5/2/2024,a border official,South,Bridge,"He said “no trader”, none, may pass",{BOOK}/b,The Gazette,',
    f"6 Feb 2024,Bob South,South,Bridge,The bridge stays closed,{BOOK}/b?utm_source=mail,The Gazette,",
]


def table(
    folder: Path, *rows: str, name: str = "quotes.csv", header: str = HEADER, encoding: str = "utf-8"
) -> Path:
    path = folder / name
    path.write_bytes("\n".join([header, *rows, ""]).encode(encoding))
    return path


def files(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.iterdir()}
