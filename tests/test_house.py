"""The rules of the house that a program can see."""

from __future__ import annotations

import ast
import doctest
import importlib
import pkgutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from types import ModuleType

import pytest
from importlinter.cli import lint_imports

from corpus.checks import checks
from corpus.discrepancy import Severity
from kehoach.drawing import READER as DRAWING
from kehoach.reading import READER as READING

ROOT = Path(__file__).parent.parent
FLOW = ("ingest", "normalizers", "corpus", "outputs", "kehoach")
FOLDERS = (*FLOW, "samples", "tests")
VALUES = ("ingest", "normalizers", "corpus")
"""The folders whose dataclasses are values: they never change once made."""

NOT_OF_MONEY = {"categories", "category_similarity", "category_vocabulary"}
"""Modules of the normalizers that count in likelihoods, not in đồng."""

NAMES_OF_NOTHING = {"models", "utils", "util", "common", "helpers", "base", "misc", "manager", "service", "processor"}
OURS = {"kehoach"}


def files(*folders: str) -> list[Path]:
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


def trees(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    for file in files(*folders):
        yield file.relative_to(ROOT), ast.parse(file.read_text("utf-8"))


def modules(*folders: str) -> Iterator[str]:
    for folder in folders:
        yield folder
        package = importlib.import_module(folder)
        for found in pkgutil.walk_packages(package.__path__, f"{folder}."):
            if not found.name.endswith("__main__"):
                yield found.name


def test_imports_flow_one_way() -> None:
    assert lint_imports(str(ROOT / "pyproject.toml"), cache_dir=None) == 0


def test_folders_are_ours_alone() -> None:
    provided = packages_distributions()
    strangers = {folder: sorted(set(provided.get(folder, ())) - OURS) for folder in FOLDERS}
    assert not {folder: names for folder, names in strangers.items() if names}


@pytest.mark.parametrize("check", checks(), ids=lambda check: str(check.CHECK_ID))
def test_check_says_what_it_is(check: ModuleType) -> None:
    assert check.__doc__
    assert check.__doc__.strip().endswith(".")
    assert isinstance(check.SEVERITY, Severity)
    assert check.TITLE_VI
    assert check.TITLE_EN
    assert (check.check if hasattr(check, "check") else check.check_plan).__doc__
    assert check.__name__.rpartition(".")[2] == check.CHECK_ID.replace(".", "_")


def test_ids_of_checks_are_unique() -> None:
    assert [name for name, count in Counter(check.CHECK_ID for check in checks()).items() if count > 1] == []


def test_money_is_never_float() -> None:
    found = [
        f"{file}:{node.lineno}"
        for file, tree in trees("normalizers", "corpus")
        if file.stem not in NOT_OF_MONEY
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
    ]
    assert found == []


def test_amounts_are_whole_dong() -> None:
    found = [
        f"{file}:{node.lineno}"
        for file, tree in trees(*VALUES)
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and node.target.id.endswith("_vnd")
        and "float" in ast.unparse(node.annotation)
    ]
    assert found == []


def test_nothing_catches_everything() -> None:
    found = [
        f"{file}:{node.lineno}"
        for file, tree in trees(*FLOW, "samples")
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and is_broad(node)
    ]
    assert found == []


def is_broad(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(ast.unparse(kind) in ("Exception", "BaseException") for kind in kinds)


# What is gathered within one function and never handed on.
GATHERED = {"GridCell", "Grid", "Evidence"}


def test_values_never_change() -> None:
    found = {
        node.name
        for _, tree in trees(*VALUES)
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and is_open_dataclass(node)
    }
    assert found <= GATHERED


def is_open_dataclass(node: ast.ClassDef) -> bool:
    """True for a dataclass that lacks frozen or slots."""
    for decorator in node.decorator_list:
        named = decorator.func if isinstance(decorator, ast.Call) else decorator
        if ast.unparse(named).rpartition(".")[2] == "dataclass":
            words = decorator.keywords if isinstance(decorator, ast.Call) else []
            return not {"frozen", "slots"} <= {word.arg for word in words if ast.unparse(word.value) == "True"}
    return False


def test_no_import_hides_in_a_function() -> None:
    found = [
        f"{file}:{inner.lineno}"
        for file, tree in trees(*VALUES)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert found == []


def test_no_room_for_everything() -> None:
    assert [str(file) for file in files(*FLOW) if file.stem in NAMES_OF_NOTHING] == []


@pytest.mark.parametrize("folder", FLOW)
def test_every_module_says_what_it_holds(folder: str) -> None:
    silent = [str(file) for file, tree in trees(folder) if tree.body and not ast.get_docstring(tree)]
    assert silent == []


@pytest.mark.parametrize("name", sorted({*modules(*FLOW, "samples"), "tests.builders"}))
def test_examples_in_docstrings_run(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.failed == 0


@pytest.mark.parametrize("reader", [READING, DRAWING])
def test_a_worker_loads_nothing_heavy(reader: str) -> None:
    module = reader.partition(":")[0]
    heavy = ("pandas", "pyarrow", "matplotlib", "openpyxl", "docxtpl", "outputs")
    code = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
