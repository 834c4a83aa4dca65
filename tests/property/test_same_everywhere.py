"""The same pages give the same articles and tags in every process, though the order of a set differs from one to the next."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
READ_AN_EDITION = """
import hashlib, json
from flows.lexicon import read_lexicon
from flows.tag import tag
from tests.evaluation.__main__ import segmented_press
from tests.press.layouts import HELD_OUT

lexicon = read_lexicon()
edition = json.load(open("tests/gold/yunting-2024-05-21.json", encoding="utf-8"))
pages = [page for layout in HELD_OUT for seed in (1, 2, 3) for page in segmented_press(edition, layout, seed, lexicon)]
tags = [tag(article, page.page, lexicon) for page in pages[:4] for article in page.articles]
print(hashlib.sha256(repr(([page.articles for page in pages], [page.regions for page in pages], tags)).encode()).hexdigest())
"""


def test_the_same_in_every_process() -> None:
    commands = [
        subprocess.Popen(
            [sys.executable, "-c", READ_AN_EDITION],
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
