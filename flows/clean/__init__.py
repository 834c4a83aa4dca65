"""Clean: repair the characters of a page, and keep for each of them where it stands in the source."""

from flows.clean.repair import clean, damaged_count

__all__ = ["clean", "damaged_count"]
