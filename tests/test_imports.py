"""Modules import in one direction: source, plan, computing, rules, compose; documents know nothing of plans."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import renja_gen

ROOT = Path(renja_gen.__file__).parent
NAMES = {
    ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in ROOT.rglob("*.py")
}
# Each stage with what it may import: what stands before it.
STAGES = ("diagnostics", "source", "nomenklatur", "plan", "computing", "rules", "compose")
PLAN = set(STAGES[1:])


def imports(path: Path, *, lazy: bool) -> Iterator[str]:
    """The modules of ours that a module imports; `lazy` also those within functions."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    within = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and (lazy or id(node) not in within):
            for name in node.names:
                full = f"{node.module}.{name.name}"
                if (found := full if full in NAMES else node.module) in NAMES:
                    yield found


def package(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def edges(*packages: str) -> list[tuple[str, str]]:
    return [
        (module, package(found))
        for module, path in NAMES.items()
        if package(module) in packages
        for found in imports(path, lazy=True)
    ]


def test_no_modules_import_one_another_in_a_ring():
    """Those for types included; those within functions are how a command stays quick, and may lead back."""
    graph = {module: set(imports(path, lazy=False)) - {module} for module, path in NAMES.items()}
    assert sum(map(len, graph.values())) > 1_000
    TopologicalSorter(graph).prepare()  # CycleError names the ring


def test_a_stage_imports_only_from_those_before_it():
    found = edges(*STAGES)
    later = {stage: set(STAGES[at + 1 :]) | {"writers", "pipeline", "commands"} for at, stage in enumerate(STAGES)}
    assert len(found) > 500
    assert [(module, name) for module, name in found if name in later[package(module)]] == []


def test_documents_and_their_writers_know_nothing_of_plans():
    found = edges("document", "writers")
    assert len(found) > 100
    assert [(module, name) for module, name in found if name in PLAN | {"pipeline"}] == []


def test_nothing_private_is_imported():
    private = [
        (module, name.name)
        for module, path in NAMES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("renja_gen")
        for name in node.names
        if name.name.startswith("_")
    ]
    assert private == []
