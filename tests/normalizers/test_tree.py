"""The tree of lines that a table's numbering alone makes."""

from __future__ import annotations

import pytest

from normalizers.ordinals import ordinal
from normalizers.tree import Node, branches


@pytest.mark.parametrize(
    ("marks", "parents"),
    [
        ("I 1 2 II 1", (None, 0, 0, None, 3)),
        ("1 I 1 2 II 1 2", (None, None, 1, 1, None, 4, 4)),
        ("1 2 A 1 B 1", (None, None, None, 2, None, 4)),
        ("A I 1 II 1 B I 1", (None, 0, 1, 0, 3, None, 5, 6)),
        ("1 a b 2 a", (None, 0, 0, None, 3)),
        ("I 1 1.1 1.2 2", (None, 0, 1, 1, 0)),
    ],
)
def test_numbering_makes_the_tree(marks: str, parents: tuple[int | None, ...]) -> None:
    nodes = [Node(found, figures=(1,)) for mark in marks.split() if (found := ordinal(mark)) is not None]
    assert tuple(branch.parent for branch in branches(nodes)) == parents
