"""The views of the database: each module of this folder declares one as VIEW, found by being here."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import cast

from outputs.database.view import View


@cache
def views() -> tuple[View, ...]:
    """Return every view, by name."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return tuple(sorted((cast(View, module.VIEW) for module in modules), key=lambda view: view.name))
