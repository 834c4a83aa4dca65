"""What a table of the warehouse is made of: columns with their meaning, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

TEXT = pa.string()
COUNT = pa.int32()
DAY = pa.date32()
MOMENT = pa.timestamp("us", tz="UTC")
# 29 digits before the point and 9 behind it: the figures of any newspaper, exactly.
NUMBER = pa.decimal128(38, 9)
WORDS = pa.list_(TEXT)
SPANS = pa.list_(pa.struct([("offset", COUNT), ("source_offset", COUNT), ("length", COUNT)]))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type, what it means in English and in Chinese, and its unit where it has one.

    `of_the_run` marks what depends on when and by whom the page was loaded, and not on the page; exports keep it apart.
    """

    name: str
    type: pa.DataType
    english: str
    chinese: str
    nullable: bool = False
    unit: str | None = None
    of_the_run: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its key, its columns, and whose rows it holds.

    `holds` is "page" for what is replaced with its page, "reference" for dictionaries, "operation" for the history of runs.
    """

    name: str
    holds: Literal["page", "reference", "operation"]
    key: tuple[str, ...]
    english: str
    chinese: str
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, with descriptions in the metadata of the fields and of the table."""
        return pa.schema(
            [pa.field(c.name, c.type, c.nullable, metadata=_metadata(c)) for c in self.columns],
            metadata={"description": self.english, "description_zh": self.chinese, "key": ",".join(self.key)},
        )


def _metadata(column: Column) -> dict[str, str]:
    metadata = {"description": column.english, "description_zh": column.chinese}
    return metadata | {"unit": column.unit} if column.unit else metadata
