"""Ingest: read files into pages, and know which page each one is."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from flows.ingest.batches import in_batches
from flows.ingest.decode import UnreadableError, decode
from flows.ingest.find import Found, find_sources
from flows.ingest.identify import Identity, SidecarError, identify
from flows.ingest.repeats import without_repeats
from flows.ingest.running_head import read_running_head
from flows.lexicon import Lexicon
from flows.values import Page, Reject, Source, Span

__all__ = ["Found", "Identity", "Ingested", "find_sources", "in_batches", "ingest", "without_repeats"]

# A page has some 20,000 bytes, a fat edition in one file a few million.
LARGEST = 64_000_000
PAGE_BREAK = "\f"
# What a network share answers when it is only slow or busy: reading again may help.
PASSING = {errno.EAGAIN, errno.EBUSY, errno.EINTR, errno.EIO, errno.ESTALE, errno.ETIMEDOUT, errno.ENETUNREACH, errno.EHOSTUNREACH}


@dataclass(frozen=True, slots=True)
class Ingested:
    """Pages that were read, what could not be taken in, and whether reading again might help some of that."""

    pages: tuple[Page, ...]
    rejects: tuple[Reject, ...]
    worth_trying_again: bool = False


def ingest(sources: Iterable[Source], *, given: Identity, lexicon: Lexicon) -> Ingested:
    """Read every file into its pages.

    A file is one page, or several with form feeds between them (as pdftotext writes an edition). `given` is what the caller knows of all of
    them. A file that cannot be read, or that holds no text, is a `Reject` that says why and what mends it; nothing is raised.
    """
    pages: list[Page] = []
    rejects: list[Reject] = []
    passing = False
    for source in sources:
        if source.size > LARGEST:
            rejects.append(
                Reject(source.path, "ingest", "too_large", f"{source.path} has {source.size:,} bytes; a page has some 20,000. Is it one?")
            )
            continue
        try:
            content = Path(source.path).read_bytes()
        except OSError as problem:
            passing = passing or problem.errno in PASSING
            rejects.append(_unread(source.path, problem))
            continue
        sha256 = hashlib.sha256(content).hexdigest()
        try:
            pages.extend(_pages(source.path, content, sha256, given, lexicon))
        except UnreadableError as problem:
            rejects.append(Reject(source.path, "ingest", problem.reason, problem.detail, sha256))
        except SidecarError as problem:
            rejects.append(Reject(source.path, "ingest", "sidecar", str(problem), sha256))
    return Ingested(tuple(pages), tuple(rejects), passing)


def _unread(path: str, problem: OSError) -> Reject:
    if isinstance(problem, FileNotFoundError):
        return Reject(path, "ingest", "vanished", f"{path} was there when the run began and is gone; put it back and run again")
    if isinstance(problem, PermissionError):
        return Reject(path, "ingest", "no_permission", f"{path} may not be read by this user; grant it (chmod +r) and run again")
    return Reject(
        path, "ingest", "unreadable", f"{path} cannot be read ({problem.strerror}); look at the disk or the network share, then run again"
    )


def _pages(path: str, content: bytes, sha256: str, given: Identity, lexicon: Lexicon) -> Iterable[Page]:
    decoded = decode(content, path)
    parts = [(start, part) for start, part in _parts(decoded.text) if part.strip()]
    for start, part in parts:
        bare = Page(
            source_path=path,
            source_format=f"text/{decoded.encoding}",
            source_sha256=sha256 if len(parts) == 1 else hashlib.sha256(part.encode("utf-8", errors="surrogatepass")).hexdigest(),
            source_text=decoded.text,
            text=part,
            spans=(Span(0, start, len(part)),),
        )
        yield _identified(bare, given, lexicon)


def _parts(text: str) -> Iterable[tuple[int, str]]:
    start = 0
    for part in text.split(PAGE_BREAK):
        yield start, part
        start += len(part) + len(PAGE_BREAK)


def _identified(page: Page, given: Identity, lexicon: Lexicon) -> Page:
    head = read_running_head(page.lines, lexicon)
    identity = identify(Path(page.source_path), given=given, head=head, lexicon=lexicon)
    return replace(
        page,
        paper=identity.paper,
        issue_date=identity.issue_date,
        weekday=head.weekday,
        block=identity.block or "",
        page_no=identity.page_no,
        section=identity.section,
        editors=head.editors,
        head_lines=head.lines,
    )
