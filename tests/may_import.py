"""The contract type behind the table of imports in pyproject.toml: a package imports what its line names, no more."""

from __future__ import annotations

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class MayImport(Contract):
    """`package` and all inside it import, of the project, only itself and `may_import`. Absent packages are kept."""

    package: Any = fields.StringField()
    may_import: Any = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001 - import-linter's own
        """Collect every direct import that the line does not name; TYPE_CHECKING ones are in the graph too."""
        allowed = [self.package, *self.may_import]
        importers = sorted(module for module in graph.modules if _is_in(module, [self.package]))
        strays = [
            (importer, imported)
            for importer in importers
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if not _is_in(imported, allowed)
        ]
        return ContractCheck(kept=not strays, metadata={"strays": strays})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print one line an import."""
        for importer, imported in check.metadata["strays"]:
            output.print_error(f"{importer} imports {imported}")


def _is_in(module: str, packages: list[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)
