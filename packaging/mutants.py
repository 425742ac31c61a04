"""The small changes that mutation testing makes to a source file, one at a time.

Strings are left alone: wording is held by the tests that read it, and a changed word is seldom a
changed meaning. Annotations, imports, docstrings and what cannot be reached are left alone too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType

LONGEST = 110
_Functions = ast.FunctionDef | ast.AsyncFunctionDef

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
CALLS = {"any": "all", "all": "any", "min": "max", "max": "min"}
TRUTHS = {"TRUE": "UNKNOWN", "FALSE": "UNKNOWN", "UNKNOWN": "FALSE"}
"""Unknown taken for absent is the fault this program must never have."""
NOT_REACHED = ("assert_never",)
SKIPPED_FIELDS = ("annotation", "returns", "type_params", "bases")


@dataclass(frozen=True)
class Mutant:
    """One change: where it is, how the expression reads before and after."""

    file: str
    where: str
    """The outermost function, `Class.method` for a method; empty outside any function."""
    before: str
    after: str
    number: int
    """Which of the changes in this place that read alike, from 1."""
    lines: tuple[int, int]
    """The lines of the statement that is changed."""
    index: int

    @property
    def key(self) -> tuple[str, str, str, str, int]:
        """What names it, also after lines have moved."""
        return (self.file, self.where, self.before, self.after, self.number)


@dataclass(frozen=True)
class _Site:
    where: str
    statement: ast.stmt
    parent: ast.AST
    name: str
    place: int | None
    old: ast.AST
    new: ast.AST | None


@dataclass
class _Walk:
    """Where a walk over a tree stands."""

    functions: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    statements: list[ast.stmt] = field(default_factory=list)

    @property
    def where(self) -> str:
        return ".".join((*self.classes, self.functions[0])) if self.functions else ""


def mutants(path: Path, root: Path) -> Iterator[Mutant]:
    """Every change that can be made to a file, in reading order."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    file = path.relative_to(root).as_posix()
    seen: dict[tuple[str, str, str], int] = {}
    for index, site in enumerate(list(_sites(tree))):
        around = _around(site)
        before = _text(around)
        with _changed(site):
            after = _text(around if around is not site.old else site.new)
        alike = (site.where, before, after)
        seen[alike] = seen.get(alike, 0) + 1
        lines = _lines(site.statement)
        yield Mutant(file, site.where, before, after, seen[alike], lines, index)


def compiled(path: Path, index: int) -> CodeType:
    """The module with one change made."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    site = list(_sites(tree))[index]
    with _changed(site):
        fixed = ast.fix_missing_locations(tree)
        return compile(fixed, str(path), "exec")


@contextmanager
def _changed(site: _Site) -> Iterator[None]:
    new = ast.Pass() if site.new is None else site.new
    ast.copy_location(new, site.old)
    _put(site, new)
    yield
    _put(site, site.old)


def _put(site: _Site, node: ast.AST) -> None:
    if site.place is None:
        setattr(site.parent, site.name, node)
    else:
        getattr(site.parent, site.name)[site.place] = node


def _around(site: _Site) -> ast.AST:
    inside = isinstance(site.parent, ast.expr | ast.comprehension | ast.keyword | ast.Return)
    return site.parent if inside else site.old


def _text(node: ast.AST | None) -> str:
    text = "nothing" if node is None else " ".join(ast.unparse(node).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} ... {text[-LONGEST // 2 :]}"


def _lines(statement: ast.stmt) -> tuple[int, int]:
    """The lines of a statement, of a compound one those of its head."""
    last = statement.end_lineno or statement.lineno
    inner = [
        one.lineno
        for name in ("body", "cases")
        for one in (getattr(statement, name, None) or ())
        if hasattr(one, "lineno")
    ]
    if isinstance(statement, ast.Match):
        inner = [case.pattern.lineno for case in statement.cases]
    return (statement.lineno, max(statement.lineno, min(inner) - 1) if inner else last)


def _sites(tree: ast.Module) -> Iterator[_Site]:
    yield from _inside(tree, _Walk())


def _inside(node: ast.AST, walk: _Walk) -> Iterator[_Site]:
    for name, value in ast.iter_fields(node):
        if name in SKIPPED_FIELDS or (name == "decorator_list" and _is_dataclass(value)):
            continue
        children = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for place, child in children:
            if isinstance(child, ast.AST) and not _left_alone(child):
                yield from _child(node, name, place, child, walk)


def _child(
    parent: ast.AST, name: str, place: int | None, child: ast.AST, walk: _Walk
) -> Iterator[_Site]:
    is_statement = isinstance(child, ast.stmt)
    if isinstance(child, ast.stmt):
        walk.statements.append(child)
    head = name in {"decorator_list", "args"} and isinstance(parent, _Functions)
    functions, walk.functions = walk.functions, walk.functions[:-1] if head else walk.functions
    if walk.statements:
        for new in _changes(parent, name, child):
            yield _Site(walk.where, walk.statements[-1], parent, name, place, child, new)
    if isinstance(child, ast.ClassDef) and not walk.functions:
        walk.classes.append(child.name)
        yield from _inside(child, walk)
        walk.classes.pop()
    elif isinstance(child, _Functions):
        walk.functions.append(child.name)
        yield from _inside(child, walk)
        walk.functions.pop()
    else:
        yield from _inside(child, walk)
    walk.functions = functions
    if is_statement:
        walk.statements.pop()


def _left_alone(node: ast.AST) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Assert():
            return True
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Expr(value=ast.Call(func=ast.Name(id=name))):
            return name in NOT_REACHED
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.AnnAssign(value=None) | ast.keyword(arg="strict"):
            return True
        case _:
            return False


def _is_dataclass(value: object) -> bool:
    return isinstance(value, list) and any("dataclass" in ast.unparse(one) for one in value)


def _changes(parent: ast.AST, name: str, node: ast.AST) -> Iterator[ast.AST | None]:
    """What may stand in place of `node`; None for nothing at all."""
    if isinstance(node, ast.stmt):
        yield from _of_statement(node)
    elif isinstance(node, ast.expr):
        yield from _of_expression(parent, node)
        if _is_condition(parent, name, node):
            yield ast.UnaryOp(ast.Not(), node)


def _of_statement(node: ast.stmt) -> Iterator[ast.stmt | None]:
    match node:
        case ast.AugAssign(target=target, op=op, value=value) if type(op) in ARITHMETIC:
            yield ast.AugAssign(target, ARITHMETIC[type(op)](), value)
            yield None
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.Raise():
            yield None
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()
        case _:
            pass


def _of_expression(parent: ast.AST, node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.Compare():
            yield from _comparisons(node)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=inner):
            yield inner
        case ast.BinOp(left=left, op=op, right=right) if type(op) in ARITHMETIC:
            yield ast.BinOp(left, ARITHMETIC[type(op)](), right)
        case ast.Constant(value=value):
            yield from _constants(parent, value)
        case ast.Attribute(value=ast.Name(id="Truth") as truth, attr=attr) if attr in TRUTHS:
            yield ast.Attribute(truth, TRUTHS[attr], ast.Load())
        case ast.Call(func=ast.Name(id=called), args=args, keywords=keywords) if called in CALLS:
            yield ast.Call(ast.Name(CALLS[called], ast.Load()), args, keywords)
        case _:
            pass


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_condition(parent: ast.AST, name: str, node: ast.expr) -> bool:
    """Whether a whole condition can be turned around; comparisons and `not` are done above."""
    if isinstance(node, ast.Compare):
        return False
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return False
    tests = isinstance(parent, ast.If | ast.IfExp | ast.While) and name == "test"
    guards = isinstance(parent, ast.match_case) and name == "guard"
    return tests or guards or (isinstance(parent, ast.comprehension) and name == "ifs")


def _comparisons(node: ast.Compare) -> Iterator[ast.Compare]:
    for place, op in enumerate(node.ops):
        for other in COMPARISONS[type(op)]:
            ops = [*node.ops[:place], other(), *node.ops[place + 1 :]]
            yield ast.Compare(node.left, ops, node.comparators)


def _constants(parent: ast.AST, value: object) -> Iterator[ast.Constant]:
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
        yield ast.Constant(value - 1)
    elif isinstance(value, str) and _is_decimal(parent) and value.isdigit():
        yield ast.Constant(str(int(value) + 1))


def _is_decimal(parent: ast.AST) -> bool:
    return isinstance(parent, ast.Call) and ast.unparse(parent.func) == "Decimal"
