"""Bars: how far something has come, and how large a share is."""

FULL, EMPTY = "▇", "·"
PROGRESS_CELLS, SHARE_CELLS = 20, 10


def progress_bar(count: int, of: int) -> str:
    """Full when all of it is done, and not before."""
    full = PROGRESS_CELLS * count // of
    return FULL * full + EMPTY * (PROGRESS_CELLS - full)


def share_bar(percent: float) -> str:
    """As long as the share is large, without what it lacks of a hundred."""
    return FULL * round(percent / 100 * SHARE_CELLS)
