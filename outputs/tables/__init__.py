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
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(cast(Table[Any], importlib.import_module(f"{__name__}.{name}").TABLE) for name in names)
