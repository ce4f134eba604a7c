"""Where a search is typed."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class QueryInput(Input):
    """A line of fixed width: unlike Textual's, it does not have the screen laid out anew at every letter."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
