"""What a narrative may be made of: its size and nesting before it is parsed, its statements before it is run."""

from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

from renja_gen.compose.budget import MAX_OUTPUT, Budget, TooLargeError

MAX_BRACKETS = 15  # in each other
MAX_BLOCKS = 15  # in each other; Python takes twenty
MAX_TOKENS = 300  # between {{ and }}, or {% and %}
MAX_DEPTH = 80  # of the tree that a template becomes, which is walked by recursion
_TOKEN = 40  # units: parsing, compiling and running it once
_STATEMENTS = (nodes.Output, nodes.For, nodes.If, nodes.Assign)
_OPENING, _CLOSING = ("for", "if"), ("endfor", "endif")
TOO_LONG = f"narasi lebih panjang dari {MAX_OUTPUT} huruf; ringkas"
_TOO_DEEP = "ungkapan atau blok ini bertingkat terlalu dalam atau terlalu panjang; pecah dengan {% set … %}"


def check_shape(env: Environment, text: str, budget: Budget) -> None:
    """Refuse a template that is too long or too deeply nested, before a parser falls over it."""
    if len(text) > MAX_OUTPUT:
        raise TooLargeError(TOO_LONG)
    brackets = blocks = tokens = 0
    begun = False
    for line, kind, value in env.lex(text):
        if kind in {"whitespace", "data", "comment"}:
            continue
        budget.draw(_TOKEN)
        if kind in {"block_begin", "variable_begin"}:
            brackets = tokens = 0
            begun = kind == "block_begin"
            continue
        tokens += 1
        if kind == "operator":
            brackets += (value in "([{") - (value in ")]}")
        elif begun and kind == "name":
            blocks += (value in _OPENING) - (value in _CLOSING)
            begun = False
        if brackets > MAX_BRACKETS or blocks > MAX_BLOCKS or tokens > MAX_TOKENS:
            raise TooLargeError(_TOO_DEEP, line)


def check_depth(tree: nodes.Node) -> None:
    """Refuse a tree that is too deep for those who walk it: `a + b + c + …` is as deep as it is long."""
    below = [(tree, 1)]
    while below:
        node, depth = below.pop()
        if depth > MAX_DEPTH:
            raise TooLargeError(_TOO_DEEP, node.lineno)
        below += [(child, depth + 1) for child in node.iter_child_nodes()]


class Guarded(NodeTransformer):
    """Refuses statements that are not on the list, and puts what could grow without end through a check."""

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> nodes.Node:
        """Look at all below a node, itself included."""
        if isinstance(node, nodes.Stmt) and not isinstance(node, _STATEMENTS):
            line = node.lineno or next(child.lineno for child in node.iter_child_nodes())
            raise TemplateSyntaxError("Encountered unknown tag", line)
        return super().generic_visit(node, *args, **kwargs)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - named after the node
        """Count the turns of a loop, each by what stands in it."""
        if node.recursive:
            raise TemplateSyntaxError("Encountered unknown tag", node.lineno)
        price = sum(1 for part in (*node.body, node.test) if part for _ in _below(part))
        self.generic_visit(node)
        node.iter = filtered(node.iter, "_turns", nodes.Const(price, lineno=node.lineno))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - named after the node
        """Join texts within bounds."""
        self.generic_visit(node)
        return filtered(nodes.List(node.nodes, lineno=node.lineno), "join")

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802 - named after the node
        """Draw what is compared."""
        self.generic_visit(node)
        node.expr = filtered(node.expr, "_drawn")
        for operand in node.ops:
            operand.expr = filtered(operand.expr, "_drawn")
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802 - named after the node
        """Draw what a slice is cut from."""
        self.generic_visit(node)
        if isinstance(node.arg, nodes.Slice):
            node.node = filtered(node.node, "_drawn")
        return node

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802 - named after the node
        """Keep lists out of lists."""
        self.generic_visit(node)
        return filtered(node, "_flat")

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802 - named after the node
        """Keep lists out of lists."""
        self.generic_visit(node)
        return filtered(node, "_flat") if node.ctx == "load" else node


def _below(node: nodes.Node) -> Any:
    """A node and all below it, except the insides of loops, whose turns are counted by themselves."""
    yield node
    for child in (node.iter, *node.else_) if isinstance(node, nodes.For) else node.iter_child_nodes():
        yield from _below(child)


def filtered(node: Any, name: str, *args: nodes.Expr) -> nodes.Filter:
    """An expression put through a filter."""
    return nodes.Filter(node, name, list(args), [], None, None, lineno=node.lineno)
