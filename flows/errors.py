"""What goes wrong and is told in a sentence: what is wrong, where, and what to do. Everything else that is raised is a defect of ours."""

from __future__ import annotations


class YaowenError(Exception):
    """The work found something wrong; the message is for the user."""


class CallError(YaowenError):
    """The call was wrong: a setting, a query or a name that cannot be used; the message says how to mend it."""
