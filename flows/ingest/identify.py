"""Find out which page a file holds: from the caller, from what lies beside the file, from what the page prints, from the file's name.

What people say about a page goes before what it prints, and what it prints before the names of files and folders.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from flows.ingest.running_head import RunningHead
from flows.lexicon import Lexicon

EDITION_FILE = "edition.json"
# A page lies in the folder of its day, and that in the folders of its month and its paper.
FOLDERS_THAT_TELL = 3


class SidecarError(ValueError):
    """A file that should say which page another file holds, and cannot be used."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of a page without reading its articles; `None` where nothing says it."""

    paper: str | None = None
    issue_date: date | None = None
    block: str | None = None
    page_no: int | None = None
    section: str | None = None

    def or_else(self, other: Identity) -> Identity:
        """What this says, and where it says nothing, what the other does; a block goes with its page number."""
        mine = {field.name: getattr(self, field.name) for field in fields(self)}
        theirs = {name: getattr(other, name) for name in mine if mine[name] is None and not (name == "block" and self.page_no is not None)}
        return Identity(**(mine | theirs))


def identify(path: Path, *, given: Identity, head: RunningHead, lexicon: Lexicon) -> Identity:
    """Which page this is, from (in this order) `given`, the file's sidecar, its folder's sidecar, the running head, and names.

    The sidecar of `02.txt` is `02.json`, that of a folder `edition.json`; keys are the fields of `Identity`, dates as 2024-05-21.
    Raises `SidecarError` for one that cannot be read.
    """
    printed = Identity(head.paper, head.issue_date, head.block if head.page_no is not None else None, head.page_no, head.section)
    said = given.or_else(_sidecar(path.with_suffix(".json"))).or_else(_sidecar(path.with_name(EDITION_FILE)))
    return said.or_else(printed).or_else(_from_names(path, lexicon))


def _sidecar(file: Path) -> Identity:
    try:
        content = json.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Identity()
    except (OSError, ValueError) as problem:
        raise SidecarError(f"{file} cannot be read as JSON ({problem}); mend it or delete it") from None
    names = [field.name for field in fields(Identity)]
    unknown = [key for key in content if key not in names] if isinstance(content, dict) else ["(no object)"]
    if unknown:
        raise SidecarError(f"{file}: {', '.join(unknown)} is not one of {', '.join(names)}; mend the file or delete it")
    return _identity(file, content)


def _identity(file: Path, content: Mapping[str, Any]) -> Identity:
    try:
        issue_date = date.fromisoformat(content["issue_date"]) if content.get("issue_date") else None
        page_no = int(content["page_no"]) if content.get("page_no") is not None else None
    except (TypeError, ValueError) as problem:
        raise SidecarError(f"{file}: {problem}; write dates as 2024-05-21 and page numbers as 2") from None
    words = {name: str(content[name]) for name in ("paper", "block", "section") if content.get(name) is not None}
    return Identity(issue_date=issue_date, page_no=page_no, **words)


DATE_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:([-_.年])?(\d\d?)(?(2)[-_.月]|)(\d\d?)日?)(?!\d)")
YEAR_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_./年]?(\d\d)月?$")
PAGE_IN_NAME = re.compile(r"^\D*?(?:第|page|p)?([A-Za-z])?(\d{1,3})版?$", re.IGNORECASE)


def _from_names(path: Path, lexicon: Lexicon) -> Identity:
    """What the names say: `2023-11-14-02.txt`, `20231114_A02.txt`, `天津日报/2023-11/14/02.txt`."""
    whole = path.with_suffix("").as_posix().split("/")[-1 - FOLDERS_THAT_TELL :]
    dates = [match for part in reversed(whole) if (match := DATE_IN_NAME.search(part))]
    rest = DATE_IN_NAME.sub("", whole[-1]).strip("-_. ")
    issue_date = _date(*dates[0].group(1, 3, 4)) if dates else _date_of_folders(whole[:-1])
    papers = [name for part in reversed(whole) if (name := _paper(part, lexicon))]
    page = PAGE_IN_NAME.match(re.sub(r"^.*[-_. ]", "", rest)) if rest else None
    return Identity(
        paper=papers[0] if papers else None,
        issue_date=issue_date,
        block=(page[1] or "").upper() if page else None,
        page_no=int(page[2]) if page else None,
    )


def _date_of_folders(folders: list[str]) -> date | None:
    """The day of pages that lie in folders such as `2023-11/14/` or `2023/11/14/`."""
    joined = "/".join(folders[-3:])
    match = re.search(r"(?<!\d)((?:19|20)\d\d)[-/年]?(\d\d?)月?/(\d\d?)日?$", joined)
    return _date(*match.groups()) if match else None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _paper(part: str, lexicon: Lexicon) -> str | None:
    match = _paper_pattern(lexicon).search(part)
    return match[0] if match else None


@lru_cache(maxsize=4)
def _paper_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    suffixes = "|".join(re.escape(word.surface) for word in lexicon.furniture if word.kind == "paper_suffix")
    return re.compile(rf"[\u3400-\u9fff]{{2,8}}?(?:{suffixes})")
