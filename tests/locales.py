"""What is wrong with locales/: `python -m tests.locales` prints it, tests/test_locales.py holds it empty."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel import Locale
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

ROOT = Path(__file__).parent.parent
PLURALS = {"zero", "one", "two", "few", "many", "other"}
_KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_SPEAKS = {"plain", "html"}


@dataclass(frozen=True, slots=True)
class Use:
    """A string in the source that may be a key: where, whether it surely is one, and with what arguments."""

    where: str
    key: str
    said: bool
    arguments: frozenset[str] | None = None


class _Reader(Visitor):  # type: ignore[misc] # fluent.syntax declares no types
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()
        self.selects: list[list[str]] = []

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802
        self.references.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802
        names = [one.key.name if isinstance(one.key, ftl.Identifier) else one.key.value for one in node.variants]
        self.selects.append(names)
        self.generic_visit(node)


@dataclass(frozen=True, slots=True)
class Message:
    """One key of one language."""

    variables: frozenset[str]
    references: frozenset[str]
    selects: tuple[tuple[str, ...], ...]


def faults(locales: Path = ROOT / "locales", source: Path = ROOT / "bot") -> list[str]:
    """Everything that is wrong, one line each."""
    languages, found = {}, []
    for folder in sorted(path for path in locales.iterdir() if path.is_dir()):
        languages[folder.name], wrong = read(folder)
        found += wrong
    found += differences(languages)
    found += incomplete_plurals(languages)
    found += wrong_uses(languages, list(uses(source)))
    return found


def read(folder: Path) -> tuple[dict[str, Message], list[str]]:
    """Every key of a language, and what could not be read or stands twice."""
    messages: dict[str, Message] = {}
    found = []
    for path in sorted(folder.glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Junk):
                found.append(f"{folder.name}/{path.name}: unreadable: {entry.content.splitlines()[0]}")
            elif isinstance(entry, ftl.Message):
                if entry.id.name in messages:
                    found.append(f"{folder.name}: {entry.id.name} stands twice")
                messages[entry.id.name] = _message(entry)
    return messages, found


def _message(entry: ftl.Message) -> Message:
    reader = _Reader()
    reader.visit(entry)
    return Message(frozenset(reader.variables), frozenset(reader.references), tuple(map(tuple, reader.selects)))


def differences(languages: Mapping[str, Mapping[str, Message]]) -> Iterator[str]:
    """Keys and variables that one language has and another lacks."""
    keys = {key for messages in languages.values() for key in messages}
    for key in sorted(keys):
        for language, messages in languages.items():
            if key not in messages:
                yield f"{language}: {key} is missing"
        variables = {language: messages[key].variables for language, messages in languages.items() if key in messages}
        if len(set(variables.values())) > 1:
            yield f"{key}: variables differ: { ({name: sorted(of) for name, of in variables.items()}) }"


def incomplete_plurals(languages: Mapping[str, Mapping[str, Message]]) -> Iterator[str]:
    """Choices by number that leave out a category which CLDR gives to the language."""
    for language, messages in languages.items():
        wanted = {*Locale.parse(language).plural_form.tags, "other"}
        for key, message in messages.items():
            for names in message.selects:
                given = set(names) & PLURALS
                if given and given != wanted:
                    yield f"{language}: {key} has plurals {sorted(given)}, CLDR has {sorted(wanted)}"


def uses(source: Path) -> Iterator[Use]:
    """Strings of the source that are keys for sure (spoken, or an error's) or look like one."""
    for path in sorted(source.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        spoken = {id(call.args[0]): call for call in ast.walk(tree) if _speaks(call)}
        for node in ast.walk(tree):
            where = f"{path.relative_to(source.parent)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.JoinedStr) and id(node) in spoken:
                yield Use(where, "(an f-string)", said=True)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                call = spoken.get(id(node))
                if call is not None or _KEY.fullmatch(node.value):
                    yield Use(where, node.value, said=call is not None, arguments=_arguments(call))


def _speaks(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _SPEAKS
        and bool(node.args)
    )


def _arguments(call: ast.Call | None) -> frozenset[str] | None:
    if call is None or any(keyword.arg is None for keyword in call.keywords):
        return None
    return frozenset(keyword.arg for keyword in call.keywords if keyword.arg)


def wrong_uses(languages: Mapping[str, Mapping[str, Message]], used: list[Use]) -> Iterator[str]:
    """Keys said that do not exist, keys that nobody says, arguments that are not those of the text."""
    messages = {key: message for of in languages.values() for key, message in of.items()}
    screens = {key.partition("-")[0] for key in messages}
    for use in used:
        message = messages.get(use.key)
        if message is None and (use.said or ("-" in use.key and use.key.partition("-")[0] in screens)):
            yield f"{use.where}: no text has the key {use.key}"
        if message is not None and use.arguments is not None and use.arguments != message.variables:
            yield f"{use.where}: {use.key} is given {sorted(use.arguments)}, wants {sorted(message.variables)}"
    known = {use.key for use in used} | {key for message in messages.values() for key in message.references}
    yield from (f"{key} is used nowhere" for key in sorted(set(messages) - known))


if __name__ == "__main__":
    wrong = faults()
    sys.stdout.writelines(f"{line}\n" for line in wrong)
    sys.exit(bool(wrong))
