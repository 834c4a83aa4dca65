"""Summarise: build the SQL models over the tables, and check what must hold."""

from flows.summarise.check import Failure, check
from flows.summarise.models import Model, ModelError, build_models, read_models, sql_folder

__all__ = ["Failure", "Model", "ModelError", "build_models", "check", "read_models", "sql_folder"]
