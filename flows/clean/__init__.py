"""Clean: repair the characters of a page, and keep for each of them where it stands in the source."""

from flows.clean.repair import clean

__all__ = ["clean"]
