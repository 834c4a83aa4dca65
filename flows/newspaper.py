"""The flow: from newspaper pages to indicator views. Read `newspaper` first; each stage of it is a task that Prefect shows by its name.

All that reads or decides stands in the steps (`flows/ingest`, `clean`, `segment`, `tag`, `load`, `summarise`). The tasks only hand them
batches, try again where that helps, and say how it went.
"""

# No `from __future__ import annotations` here: a scheduled run gets the flow pickled by value, and must find the types of its parameters.
import gc
import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar, cast

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.events.worker import EventsWorker
from prefect.runtime import flow_run, task_run
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.tasks import Task
from prefect.utilities.annotations import opaque

from flows import load, progress
from flows.ingest import Found, Identity, Ingested, find_sources, in_batches, ingest, without_repeats
from flows.lexicon import Lexicon, read_lexicon
from flows.load import Counts, LoadedBatch, WarehouseBusyError
from flows.pages_to_rows import Readers, Rows, readers
from flows.settings import Settings, read_settings
from flows.summarise import build_models, sql_folder
from flows.values import Page, Reject, Source

T = TypeVar("T")

# Files: a network share that is slow to answer. The warehouse: another run that has held it for longer than we wait.
READ_AGAIN_AFTER = [2.0, 10.0]
LOAD_AGAIN_AFTER = [5.0, 30.0]
SETTLED_AFTER_SECONDS = 3
# Python's garbage collector: so many new objects before it looks, and so many looks before it looks at older ones.
COLLECT_SELDOM = (100_000, 50, 100)
# A person reads so many rows of an artifact; the warehouse has them all.
MOST_ROWS_SHOWN = 200


class Run:
    """What stays the same from the beginning of a run to its end.

    No dataclass: Prefect walks through dataclasses that are handed to tasks, and the dictionaries cost it two seconds a task.
    """

    def __init__(self, settings: Settings, lexicon: Lexicon, given: Identity, *, anew: bool, only_new: bool) -> None:
        self.started_at = datetime.now(UTC)
        self.run_id = f"{self.started_at:%Y%m%dT%H%M%S}-{secrets.token_hex(2)}"
        self.settings = settings
        self.lexicon = lexicon
        self.given = given
        self.anew = anew
        self.only_new = only_new


@dataclass(frozen=True, slots=True)
class Report:
    """How a run went: what became of its pages, what was refused and why, and how many files it had no business with."""

    run_id: str
    warehouse: Path
    counts: Counts
    rejects: tuple[Reject, ...]
    left_alone: int
    taken_before: int


def run_name() -> str:
    """What Prefect's UI calls a run: what it takes in, and when."""
    paths = [Path(path).name or path for path in flow_run.parameters["paths"]]
    others = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return f"{paths[0]}{others}, {datetime.now().astimezone():%Y-%m-%d %H:%M}"


@flow(name="newspaper", flow_run_name=run_name, description="Newspaper pages into the warehouse, and the indicator views over it")
def newspaper(
    paths: list[str],
    paper: str | None = None,
    issue_date: date | None = None,
    warehouse: str | None = None,
    anew: bool = False,
    only_new: bool = False,
) -> Report:
    """Take in the pages under `paths`, batch by batch, and bring the indicator views up to date.

    `paper` and `issue_date` say of all pages what they do not say themselves. `warehouse` is the folder of the warehouse. `anew` reads
    pages again that are loaded already; `only_new` leaves the files alone that an earlier run with it took.
    """
    run = begin(paths, Identity(paper=paper, issue_date=issue_date), warehouse, anew, only_new)
    found, taken_before = find_pages(run, paths)
    rejects = [_not_there(path) for path in found.missing]
    counts = Counts(rejected=len(rejects))
    seen: dict[str, tuple[str, str]] = {}
    with _failing_openly(run), _readers(run, found) as people:
        for batch in in_batches(found.sources, run.settings.batch_pages):
            read = read_pages(run, as_is(batch))
            pages = without_repeats(read.pages, seen)
            fresh = leave_out_known_pages(run, as_is(pages.first))
            rows = cut_and_tag(run, as_is(fresh), as_is(people))
            refused = (*read.rejects, *pages.rejects, *rows.rejects)
            loaded = load_pages(run, as_is(rows), as_is(refused), as_is(batch))
            rejects += refused
            counts = _counted(counts, read, len(pages.first) - len(fresh) + len(pages.again), refused, loaded)
            progress.files_done(len(batch), len(found.sources))
        build_indicators(run, counts, rejects[: len(found.missing)])
    report = Report(run.run_id, run.settings.warehouse, counts, tuple(rejects), found.left_alone, taken_before)
    leave_artifacts(report)
    return report


def run_newspaper(paths: Sequence[str], identity: Identity, warehouse: Path, *, anew: bool) -> Report:
    """Run the flow in this process and leave nothing of Prefect's unfinished behind."""
    # With Prefect's modules on the heap a collection takes long, and reading the dictionaries would set off many: a quarter of our time.
    gc.freeze()
    gc.set_threshold(*COLLECT_SELDOM)
    # A heartbeat tells a server that a run is alive; its thread costs a second at the end of a run that nobody watches.
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        try:
            return newspaper(list(paths), identity.paper, identity.issue_date, str(warehouse), anew)
        finally:
            EventsWorker.instance().wait_until_empty()


def as_is(value: T) -> T:
    """Hand a value to a task without Prefect's walking through all that is in it."""
    return cast("T", opaque(value))


def _is_busy(_task: Task[..., object], _run: TaskRun, state: State[object]) -> bool:
    return isinstance(state.result(raise_on_failure=False), WarehouseBusyError)


def _say(message: str) -> None:
    progress.say(message)
    get_run_logger().info(message)


@task(
    name="Open the warehouse",
    cache_policy=NO_CACHE,
    retries=len(LOAD_AGAIN_AFTER),
    retry_delay_seconds=LOAD_AGAIN_AFTER,
    retry_condition_fn=_is_busy,
)
def begin(paths: list[str], given: Identity, warehouse: str | None, anew: bool, only_new: bool) -> Run:
    """Read settings and dictionaries, make what the warehouse has not got yet, and note that a run has begun."""
    settings = read_settings() if warehouse is None else replace(read_settings(), warehouse=Path(warehouse))
    lexicon = read_lexicon(settings.lexicon)
    run = Run(settings, lexicon, given, anew=anew, only_new=only_new)
    asked = {"paths": paths, "paper": given.paper, "issue_date": str(given.issue_date or ""), "anew": anew, "only_new": only_new}
    with _writing(run) as connection:
        load.load_reference(connection, lexicon)
        load.begin_run(
            connection, run.run_id, run.started_at, code_version=version("yaowen"), settings=asked | {"lexicon_sha256": lexicon.sha256}
        )
    return run


@task(name="Find pages", cache_policy=NO_CACHE)
def find_pages(run: Run, paths: list[str]) -> tuple[Found, int]:
    """The files to read, and how many were left out because an earlier run took them.

    A file of an inbox that was written only now may still be on its way: it is left for the next run.
    """
    found = find_sources(paths)
    if not run.only_new:
        return found, 0
    with _reading(run) as connection:
        taken = load.taken_before(connection, found.sources)
    whole_since = time.time_ns() - SETTLED_AFTER_SECONDS * 1_000_000_000
    fresh = tuple(source for source in found.sources if source not in taken and source.modified_ns < whole_since)
    return replace(found, sources=fresh), len(taken)


@task(name="Read pages", cache_policy=NO_CACHE, retries=len(READ_AGAIN_AFTER), retry_delay_seconds=READ_AGAIN_AFTER)
def read_pages(run: Run, batch: Sequence[Source]) -> Ingested:
    """The pages of the files; where a network share did not answer, the whole batch is read again before any file is given up."""
    read = ingest(batch, given=run.given, lexicon=run.lexicon)
    if read.worth_trying_again and task_run.run_count <= len(READ_AGAIN_AFTER):
        raise OSError("Some files could not be read just now; reading the batch again")
    return read


@task(name="Leave out pages that are loaded", cache_policy=NO_CACHE)
def leave_out_known_pages(run: Run, pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages that the warehouse has not got, so that a run that was cut off goes on where it stopped."""
    if run.anew:
        return tuple(pages)
    with _reading(run) as connection:
        known = load.known_pages(connection, [page.source_sha256 for page in pages])
    return tuple(page for page in pages if (page.page_id, page.source_sha256) not in known)


@task(name="Cut into articles and tag", cache_policy=NO_CACHE)
def cut_and_tag(run: Run, pages: Sequence[Page], people: Readers) -> Rows:
    """The rows of the pages: cleaned, cut into articles, tagged, and looked over."""
    return people.rows_of(pages, run_id=run.run_id, loaded_at=run.started_at)


@task(
    name="Load into the warehouse",
    cache_policy=NO_CACHE,
    retries=len(LOAD_AGAIN_AFTER),
    retry_delay_seconds=LOAD_AGAIN_AFTER,
    retry_condition_fn=_is_busy,
)
def load_pages(run: Run, rows: Rows, rejects: Sequence[Reject], batch: Sequence[Source]) -> LoadedBatch:
    """One transaction: the batch is in the warehouse, or nothing of it is."""
    with _writing(run) as connection:
        loaded = load.load_batch(connection, rows.tables, anew=run.anew)
        load.note_rejects(connection, run.run_id, rejects)
        if run.only_new:
            load.note_taken(connection, run.run_id, batch)
    return loaded


@task(
    name="Build indicator views",
    cache_policy=NO_CACHE,
    retries=len(LOAD_AGAIN_AFTER),
    retry_delay_seconds=LOAD_AGAIN_AFTER,
    retry_condition_fn=_is_busy,
)
def build_indicators(run: Run, counts: Counts, missing: Sequence[Reject]) -> None:
    """Build the views over what is loaded now, and note that the run is done."""
    with _writing(run) as connection:
        build_models(connection, sql_folder())
        load.note_rejects(connection, run.run_id, missing)
        load.end_run(connection, run.run_id, datetime.now(UTC), status="done", counts=counts)


@task(name="Report", cache_policy=NO_CACHE)
def leave_artifacts(report: Report) -> None:
    """What an operator reads in Prefect's UI: the counts, and every file that was refused."""
    create_markdown_artifact(_as_markdown(report), key="newspaper-run", description="What the run did")
    rows = [{"file": r.source_path, "step": r.step, "reason": r.reason, "what to do": r.detail} for r in report.rejects[:MOST_ROWS_SHOWN]]
    create_table_artifact(rows, key="newspaper-rejects", description="Files that could not be taken in")


def _as_markdown(report: Report) -> str:
    rows = "".join(f"| {name} | {count:,} |\n" for name, count in _figures(report).items())
    return f"## Run {report.run_id}\n\n| what | how many |\n| --- | ---: |\n{rows}\nWarehouse: `{report.warehouse}`\n"


def _figures(report: Report) -> dict[str, int]:
    counts = report.counts
    return {
        "pages read": counts.read,
        "pages loaded": counts.loaded,
        "articles loaded": counts.articles,
        "figures in them": counts.figures,
        "mentions in them": counts.mentions,
        "pages unchanged": counts.unchanged,
        "refused": counts.rejected,
        "files taken before": report.taken_before,
        "other files left alone": report.left_alone,
    }


def _counted(counts: Counts, read: Ingested, known: int, refused: Sequence[Reject], loaded: LoadedBatch) -> Counts:
    return Counts(
        read=counts.read + len(read.pages),
        loaded=counts.loaded + len(loaded.loaded),
        unchanged=counts.unchanged + known + len(loaded.unchanged),
        rejected=counts.rejected + len(refused),
        articles=counts.articles + loaded.articles,
        figures=counts.figures + loaded.figures,
        mentions=counts.mentions + loaded.mentions,
    )


def _not_there(path: str) -> Reject:
    return Reject(path, "ingest", "missing", f"There is no file or folder {path}; mend the path, or make the folder")


@contextmanager
def _failing_openly(run: Run) -> Iterator[None]:
    """A run that is broken off says so in the warehouse, if that can still be written; what it loaded stays."""
    try:
        yield
    except BaseException:
        with suppress(load.WarehouseError), _writing(run) as connection:
            load.end_run(connection, run.run_id, datetime.now(UTC), status="failed", counts=Counts())
        raise


def _readers(run: Run, found: Found) -> AbstractContextManager[Readers]:
    return readers(run.lexicon, extra_lexicon=run.settings.lexicon, pages=len(found.sources), processes=run.settings.workers)


def _writing(run: Run) -> AbstractContextManager[load.Connection]:
    return load.writing(run.settings.warehouse, wait_seconds=run.settings.wait_seconds, say=_say)


def _reading(run: Run) -> AbstractContextManager[load.Connection]:
    return load.reading(run.settings.warehouse, wait_seconds=run.settings.wait_seconds, say=_say)
