"""The tree of a table's lines: which line is summed into which, from numbering, type face and, last, from sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from normalizers.ordinals import Ordinal, OrdinalKind, is_sequence

Figures = tuple[int | None, ...]
_HEADING_KINDS = (OrdinalKind.ROMAN, OrdinalKind.LETTER)


@dataclass(frozen=True, slots=True)
class Node:
    """What the tree needs to know of a line. `figures` are its amounts by money column, None where none is printed."""

    ordinal: Ordinal
    bullet: str = ""
    is_total: bool = False
    is_subtotal: bool = False
    is_total_again: bool = False
    subtotal_of: str = ""
    is_carried: bool = False
    is_of_which: bool = False
    names_source: bool = False
    is_emphasised: bool = False
    figures: Figures = ()

    @property
    def is_numbered(self) -> bool:
        """True where the line has an ordinal other than a bullet."""
        return self.ordinal.kind not in (OrdinalKind.NONE, OrdinalKind.BULLET)


@dataclass(frozen=True, slots=True)
class Branch:
    """A line's place in the tree by index: the line it goes into, and for a subtotal the lines it sums and closes."""

    parent: int | None
    is_of_which: bool = False
    sums: tuple[int, ...] = ()
    closes: int | None = None


Signature = tuple[object, ...]


@dataclass(slots=True)
class _Open:
    """The lines still open while rows are walked, outermost first, and which signature was seen above which."""

    stack: list[tuple[Signature, int]] = field(default_factory=list)
    above: set[tuple[Signature, Signature]] = field(default_factory=set)

    def enter(self, signature: Signature, index: int) -> int | None:
        """Open a line among its like, or below the innermost open line; return the line it goes into."""
        signatures = [s for s, _ in self.stack]
        if signature in signatures:
            del self.stack[signatures.index(signature) :]
        else:
            while self.stack and (signature, self.stack[-1][0]) in self.above:
                self.stack.pop()
        return self.push(signature, index)

    def push(self, signature: Signature, index: int) -> int | None:
        parent = self.stack[-1][1] if self.stack else None
        self.above.update((s, signature) for s, _ in self.stack)
        self.stack.append((signature, index))
        return parent

    def leave(self, signature: Signature) -> None:
        """Close the line of this signature and what stands below it."""
        first = next((position for position, (open_one, _) in enumerate(self.stack) if open_one == signature), None)
        if first is not None:
            del self.stack[first:]

    def enter_beside(self, index: int) -> int | None:
        """Open a line as one more of the innermost open kind; return the line it goes into."""
        signature, _ = self.stack.pop()
        return self.push(signature, index)


def branches(nodes: Sequence[Node]) -> tuple[Branch, ...]:
    """Return each line's place in the tree, in the order of the lines."""
    total = next((k for k, node in enumerate(nodes) if node.is_total), None)
    walk = _Walk(_with_contrast(nodes), total)
    for k in range(len(nodes)):
        walk.place(k)
    return tuple(_with_sum_of_all(k, branch, walk) for k, branch in enumerate(walk.placed))


def _with_sum_of_all(k: int, branch: Branch, walk: _Walk) -> Branch:
    """Return a branch as it is; that of a grand total printed again sums what the grand total sums."""
    if not walk.nodes[k].is_total_again:
        return branch
    return Branch(None, sums=tuple(j for j in walk.additive(len(walk.nodes)) if walk.placed[j].parent == walk.total))


class _Walk:
    """Places the lines one after the other."""

    def __init__(self, nodes: Sequence[Node], total: int | None) -> None:
        self.nodes = nodes
        self.total = total
        self.open = _Open()
        self.placed: list[Branch] = []
        self.of_which_parent: int | None = None
        self.split_by_face = _kinds_split_by_face(nodes)

    def place(self, k: int) -> None:
        node = self.nodes[k]
        if node.is_total:
            self.open.stack.clear()
            self.of_which_parent = None
            self.placed.append(Branch(None))
        elif node.is_subtotal:
            self.of_which_parent = None
            self.placed.append(self._subtotal(k))
        elif self._is_part_said_again(k):
            self.placed.append(Branch(self._of_which(k), is_of_which=True))
        else:
            self.of_which_parent = None
            parent = self._enter(k)
            self.placed.append(Branch(self.total if parent is None else parent))

    def _is_part_said_again(self, k: int) -> bool:
        """True for "Trong đó", the bullets that follow it, and what stands below a closing total."""
        node = self.nodes[k]
        if node.is_of_which or (self.total is not None and 0 < self.total < k):
            return True
        if node.names_source and k - 1 == self.total:
            return True
        previous = self.placed[k - 1] if k else None
        if (
            previous is None
            or not previous.is_of_which
            or (node.is_numbered and node.ordinal.kind is not OrdinalKind.LOWER)
        ):
            return False
        opener = next(j for j in range(k - 1, -1, -1) if self.nodes[j].is_of_which or not self.placed[j].is_of_which)
        bare = not any(figure is not None for figure in self.nodes[opener].figures)
        return node.ordinal.kind is OrdinalKind.BULLET or ((bare or node.names_source) and not node.is_emphasised)

    def _of_which(self, k: int) -> int | None:
        if self.of_which_parent is None:
            additive = [j for j in range(k) if not self.placed[j].is_of_which and not self.nodes[j].is_subtotal]
            self.of_which_parent = additive[-1] if additive else self.total
        return self.of_which_parent

    def _enter(self, k: int) -> int | None:
        node = self.nodes[k]
        if node.ordinal.kind is OrdinalKind.DOTTED:
            return self._enter_dotted(k)
        if node.ordinal.kind is not OrdinalKind.NONE:
            if node.ordinal.kind in _HEADING_KINDS:
                self._close_begun_again(k)
            return self.open.enter(self._signature(node), k)
        return self._enter_unnumbered(k)

    def _close_begun_again(self, k: int) -> None:
        """Close the numbered lines where the next begins again at 1 below this one: they are not above it."""
        following = self.nodes[k + 1] if k + 1 < len(self.nodes) else None
        if following is not None and following.ordinal.kind is OrdinalKind.NUMBER and following.ordinal.value == 1:
            self.open.leave(self._signature(following))

    def _enter_dotted(self, k: int) -> int | None:
        """Open "1.2" below the "1" that is open, else among its like."""
        node = self.nodes[k]
        prefix = node.ordinal.text.rpartition("." if "." in node.ordinal.text else "-")[0]
        for position, (_, j) in enumerate(self.open.stack):
            if _same_mark(self.nodes[j].ordinal.text, prefix):
                del self.open.stack[position + 1 :]
                return self.open.push(self._signature(node), k)
        return self.open.enter(self._signature(node), k)

    def _enter_unnumbered(self, k: int) -> int | None:
        """Open a line without ordinal: by type face, else below the line above where it is a part of its sum."""
        node, stack = self.nodes[k], self.open.stack
        signature: Signature = (OrdinalKind.NONE, node.is_emphasised)
        if not stack or signature in [s for s, _ in stack]:
            return self.open.enter(signature, k)
        outermost, innermost = self.nodes[stack[0][1]], self.nodes[stack[-1][1]]
        if node.is_emphasised and outermost.is_emphasised and (len(stack) == 1 or not innermost.is_emphasised):
            del stack[1:]
            return self.open.enter_beside(k)
        if not innermost.is_numbered and stack[-1][0][0] not in (OrdinalKind.NONE, OrdinalKind.BULLET):
            # The line above stands among the numbered without a number of its own, and so does this one.
            return self.open.enter_beside(k)
        if len(stack) == 1 and self._heads_lines(stack[0][1]):
            return self.open.push(signature, k)
        if not innermost.is_numbered or self._sums_to(stack[-1][1], k) or self._is_sum_without(stack[-1][1]):
            return self.open.push(signature, k)
        return self.open.enter_beside(k)

    def _heads_lines(self, j: int) -> bool:
        """True where the line is of a kind that heads lines: Roman or capital, or set off by type face."""
        node = self.nodes[j]
        return node.ordinal.kind in _HEADING_KINDS or node.is_emphasised

    def _sums_to(self, parent: int, first: int) -> bool:
        """True where the run of unnumbered lines from `first` adds up to the parent, or the parent prints no figure."""
        run = [self.nodes[first]]
        for node in self.nodes[first + 1 :]:
            if node.ordinal.kind is not OrdinalKind.NONE or node.is_emphasised or node.is_total or node.is_subtotal:
                break
            run.append(node)
        stated = self.nodes[parent].figures
        if not any(stated):
            return any(figure is not None for node in run for figure in node.figures)
        pairs = [
            (figure, sum(node.figures[column] or 0 for node in run)) for column, figure in enumerate(stated) if figure
        ]
        return all(figure == computed for figure, computed in pairs)

    def _is_sum_without(self, numbered: int) -> bool:
        """True where the line above a numbered one prints just the sum of the numbered ones of its kind below it.

        Then unnumbered lines between them are parts of a numbered line, whether or not these add up.
        """
        parent = self.placed[numbered].parent
        if parent is None or not any(self.nodes[parent].figures) or self.nodes[parent].is_total:
            return False
        kind, above = self.nodes[numbered].ordinal.kind, self.nodes[parent].ordinal.kind
        alike: list[Node] = []
        for node in self.nodes[parent + 1 :]:
            if node.ordinal.kind is above or node.is_total or node.is_subtotal:
                break
            if node.ordinal.kind is kind:
                alike.append(node)
        return all(
            figure == sum(node.figures[column] or 0 for node in alike)
            for column, figure in enumerate(self.nodes[parent].figures)
            if figure
        )

    def _signature(self, node: Node) -> Signature:
        kind = node.ordinal.kind
        if kind is OrdinalKind.BULLET:
            return (kind, node.bullet)
        if kind is OrdinalKind.DOTTED:
            return (kind, node.ordinal.depth)
        return (kind, node.is_emphasised) if kind in self.split_by_face else (kind,)

    def _subtotal(self, k: int) -> Branch:
        """Return what a subtotal sums: the section it names, all lines so far if carried, else the open section."""
        node = self.nodes[k]
        if node.is_carried:
            below = {branch.parent for branch in self.placed if not branch.is_of_which}
            return Branch(None, sums=tuple(j for j in self.additive(k) if j not in below))
        owner = self._named(node.subtotal_of, k) if node.subtotal_of else None
        if owner is None and self.open.stack:
            owner = self.open.stack[0][1]
        lines = tuple(j for j in self.additive(k) if owner is not None and self.placed[j].parent == owner)
        if lines:
            return Branch(None, sums=lines, closes=owner)
        last = max((j for j in range(k) if self.nodes[j].is_subtotal), default=-1)
        tops = tuple(j for j in self.additive(k) if j > last and self.placed[j].parent == self.total)
        return Branch(None, sums=tops)

    def additive(self, k: int) -> list[int]:
        """Return the lines before the k-th that are added: no totals, subtotals or parts said again."""
        return [
            j
            for j in range(k)
            if not (self.nodes[j].is_total or self.nodes[j].is_subtotal or self.placed[j].is_of_which)
        ]

    def _named(self, mark: str, k: int) -> int | None:
        found = (j for j in range(k - 1, -1, -1) if _same_mark(self.nodes[j].ordinal.text, mark))
        return next(found, None)


def _same_mark(ordinal: str, mark: str) -> bool:
    """True where two marks are the same number, "01" and "1" alike."""
    return bool(mark) and ordinal.lstrip("0").upper() == mark.lstrip("0").upper()


def _with_contrast(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Return the lines with type face left out where it sets nothing off: all lines alike but the totals."""
    faces = {node.is_emphasised for node in nodes if not (node.is_total or node.is_subtotal)}
    if len(faces) > 1:
        return tuple(nodes)
    return tuple(replace(node, is_emphasised=False) for node in nodes)


def _kinds_split_by_face(nodes: Sequence[Node]) -> set[OrdinalKind]:
    """Return the kinds that number two depths: the emphasised run 1, 2, 3 … and the plain begin again below them."""
    split = set()
    for kind in (OrdinalKind.NUMBER, OrdinalKind.ROMAN, OrdinalKind.LETTER):
        alike = [node for node in nodes if node.ordinal.kind is kind and not node.is_total]
        bold = [node.ordinal for node in alike if node.is_emphasised]
        plain = [node.ordinal for node in alike if not node.is_emphasised]
        if len(bold) >= 2 and is_sequence(bold) and any(o.value == 1 for o in plain):
            split.add(kind)
    return split
