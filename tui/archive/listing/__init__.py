"""Lists of records: those on record by a day, the timelines that they are counted on, and ids."""
