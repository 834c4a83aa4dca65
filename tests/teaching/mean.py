"""python -m tests.teaching.mean FILE FILE …: write the sequence model whose weights are the mean of those of the files."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from flows.lexicon.sequence_model import FILE


def main(files: list[Path]) -> None:
    """Write the mean of the models, which must have the same characters and labels."""
    models = [np.load(file) for file in files]
    mean = {}
    for name in models[0].files:
        arrays = [model[name] for model in models]
        if arrays[0].dtype == np.float16:
            mean[name] = np.mean([array.astype(np.float32) for array in arrays], axis=0).astype(np.float16)
        elif any((array != arrays[0]).any() for array in arrays):
            raise SystemExit(f"{name} is not the same in {' and '.join(map(str, files))}: teach them from the same model")
        else:
            mean[name] = arrays[0]
    np.savez_compressed(FILE, **mean)


if __name__ == "__main__":
    main([Path(file) for file in sys.argv[1:]])
