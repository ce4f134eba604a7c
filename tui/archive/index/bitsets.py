"""Sets of positions as plain integers: bit n is the record at position n, so the highest bits are the newest.

Python's integers meet at 4 µs a million bits, and need no library.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DENSE = 64
"""A set with at least one position in so many is kept as a bitset, a sparser one as 32-bit positions."""

_SPARSE = 24
"""Where more than one in so many positions are in a set, it is made digit by digit."""
_ONE = ord("1")

_WINDOW = 512
"""Bytes looked at together while listing positions."""


def from_positions(positions: Iterable[int], size: int) -> int:
    """The set of some positions.

    Args:
        positions: Each from 0 to size - 1; anything else is left out.
        size: How many positions there are.

    Returns:
        The set.
    """
    try:
        if isinstance(positions, array) and len(positions) * _SPARSE > size:
            return _from_many(positions, size)
        mask = bytearray((size >> 3) + 1)
        for position in positions:
            mask[position >> 3] |= 1 << (position & 7)
    except IndexError:
        return 0
    bits = int.from_bytes(mask, "little")
    return bits if bits.bit_length() <= size else bits & (1 << size) - 1


def _from_many(positions: array[int], size: int) -> int:
    """The same by a digit for each position, which takes longer for all and less for each of them."""
    digits = bytearray(b"0") * size
    for position in positions:
        digits[position] = _ONE
    digits.reverse()
    return int(digits, 2)


def is_dense(number: int, size: int) -> bool:
    """Whether a set is kept as a bitset.

    Args:
        number: How many positions are in the set.
        size: How many there are in all.
    """
    return number * DENSE >= size


def pack(positions: array[int], size: int) -> bytes:
    """A set as it is kept in the archive.

    Args:
        positions: Each once, and ascending unless there are enough for a bitset.
        size: How many positions there are.

    Returns:
        A bitset or an array of positions, whichever `unpack` expects for their number.
    """
    if is_dense(len(positions), size):
        return from_positions(positions, size).to_bytes((size >> 3) + 1, "little")
    return positions.tobytes()


def unpack(blob: bytes, number: int, size: int) -> int:
    """What `pack` packed.

    Args:
        blob: Its result.
        number: How many positions are in the set.
        size: How many there are in all.

    Returns:
        The set.
    """
    if is_dense(number, size):
        return int.from_bytes(blob, "little")
    positions = array("I")
    positions.frombytes(blob[: len(blob) & ~3])
    return from_positions(positions, size)


def descending(bits: int) -> Iterator[int]:
    """The positions of a set, one by one.

    Args:
        bits: The set.

    Yields:
        Positions, highest first.
    """
    data = bits.to_bytes((bits.bit_length() + 7) >> 3, "little")
    for start in range((len(data) - 1) // _WINDOW * _WINDOW, -1, -_WINDOW):
        window = int.from_bytes(data[start : start + _WINDOW], "little")
        while window:
            top = window.bit_length() - 1
            yield (start << 3) + top
            window ^= 1 << top


def ascending(bits: int) -> Iterator[int]:
    """The positions of a set, one by one, lowest first."""
    data = bits.to_bytes((bits.bit_length() + 7) >> 3, "little")
    for start in range(0, len(data), _WINDOW):
        window = int.from_bytes(data[start : start + _WINDOW], "little")
        while window:
            lowest = window & -window
            yield (start << 3) + lowest.bit_length() - 1
            window ^= lowest


def without(bits: int, others: int) -> int:
    """What is in one set and not in the other; `bits & ~others` takes ten times as long.

    Args:
        bits: The set that is reduced.
        others: What is taken out of it.

    Returns:
        The set.
    """
    return bits ^ (bits & others)


def span(bits: int) -> range:
    """From the first to the last position of a set."""
    return range((bits & -bits).bit_length() - 1, bits.bit_length())
