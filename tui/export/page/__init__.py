"""The briefing as a page of one file, its pictures, and a site of several."""
