"""The Textual application: screens, widgets, commands and styles."""
