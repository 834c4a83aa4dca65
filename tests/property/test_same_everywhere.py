"""The same pages give the same articles and tags in every process, though the order of a set differs from one to the next."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
READ_EDITIONS = """
import hashlib
from flows.lexicon import read_lexicon
from flows.segment import segment
from flows.tag import tag
from tests.evaluation.cutting import read_pages
from tests.press.grammar import write_edition
from tests.press.layouts import LOOKED_AT
from tests.press.press import as_printed, print_edition

lexicon = read_lexicon()
pages = []
for seed, layout in enumerate(LOOKED_AT):
    edition = as_printed(write_edition("looked_at", seed), layout)
    pages += segment(read_pages(edition, print_edition(edition, layout, seed), lexicon), lexicon)
tags = [tag(article, page.page, lexicon) for page in pages[:4] for article in page.articles]
print(hashlib.sha256(repr(([page.articles for page in pages], [page.regions for page in pages], tags)).encode()).hexdigest())
"""


def test_the_same_in_every_process() -> None:
    commands = [
        subprocess.Popen(
            [sys.executable, "-c", READ_EDITIONS],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("1", "2", "3", "4")
    ]
    printed = [command.communicate()[0] for command in commands]
    assert all(command.returncode == 0 for command in commands)
    assert len(set(printed)) == 1
