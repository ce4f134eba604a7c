"""What the archive's index holds: words, stems, postings, and the segments they stand in."""
