"""Load: put tagged pages into the tables of the warehouse, a batch in one transaction."""

from flows.load.batches import LoadedBatch, known_pages, load_batch
from flows.load.faults import faults_of
from flows.load.history import Counts, begin_run, end_run, note_rejects, note_taken, taken_before
from flows.load.reference import load_reference
from flows.load.rows import arrow_tables
from flows.load.warehouse import FILE_NAME, Connection, Say, WarehouseBusyError, WarehouseError, reading, writing

__all__ = [
    "FILE_NAME",
    "Connection",
    "Counts",
    "LoadedBatch",
    "Say",
    "WarehouseBusyError",
    "WarehouseError",
    "arrow_tables",
    "begin_run",
    "end_run",
    "faults_of",
    "known_pages",
    "load_batch",
    "load_reference",
    "note_rejects",
    "note_taken",
    "reading",
    "taken_before",
    "writing",
]
