"""The tables of the dataset: each module of this folder declares one as TABLE, found by being here."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Any, cast

from outputs.columns import Table


@cache
def tables() -> tuple[Table[Any], ...]:
    """Return every table, by name."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return tuple(sorted((cast(Table[Any], module.TABLE) for module in modules), key=lambda table: table.name))
