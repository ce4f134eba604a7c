"""Where a search is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.binding import BindingType


class QueryInput(Input, inherit_bindings=False):
    """A line of fixed width: unlike Textual's, it does not have the screen laid out anew at every letter.

    It has an input's own keys, but not those of scrolling, which go to the results below it.
    """

    BINDINGS: ClassVar[list[BindingType]] = Input.BINDINGS
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
