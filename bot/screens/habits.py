"""What the shop is used to: the card, and the question of each default."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.cod import CodForm
from bot.domain.draft import DeclaredRule, Option
from bot.domain.habits import Habits, Template
from bot.screens import draft_words as say
from bot.screens.message import Button, Message, clipped
from bot.screens.taps import Action, Tap
from bot.texts import Speech

_LONGEST = 60
_ASKS = {
    "weight": "defaults-ask-weight",
    "size": "defaults-ask-size",
    "goods": "defaults-ask-goods",
    "payer": "defaults-ask-payer",
    "declared": "defaults-ask-declared",
    "cod_form": "defaults-ask-cod-form",
    "template": "defaults-ask-template",
}
_BUTTONS = {
    "weight": "button-defaults-weight",
    "size": "button-defaults-size",
    "goods": "button-defaults-goods",
    "payer": "button-defaults-payer",
    "declared": "button-defaults-declared",
    "cod_form": "button-defaults-cod-form",
    "template": "button-defaults-template",
}
_FORMS = {CodForm.TRANSFER: "defaults-transfer", CodForm.PAYMENT_CONTROL: "defaults-payment-control"}


def card(speech: Speech, habits: Habits, templates: Sequence[Template]) -> Message:
    """All that is set, with a button for each."""
    lines: list[str] = [speech.html("defaults-title"), speech.html("defaults-what"), "", *_lines(speech, habits)]
    if templates:
        lines += ["", speech.html("defaults-templates"), *(_template(speech, one) for one in templates)]
    buttons = [_button(speech, key, f"e.{what}") for what, key in _BUTTONS.items()]
    rows = [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]
    drops = tuple((_drop(speech, one),) for one in templates)
    return Message("\n".join(lines), (*rows, *drops))


def _lines(speech: Speech, habits: Habits) -> list[str]:
    unset, weight, size = speech.plain("defaults-unset"), habits.weight_g, habits.size
    return [
        speech.html("defaults-weight", value=unset if weight is None else say.weight(speech, weight)),
        speech.html("defaults-size", value=speech.plain("defaults-none") if size is None else say.size(speech, size)),
        speech.html("defaults-goods", value=habits.goods or unset),
        speech.html("defaults-payer", value=unset if habits.payer is None else say.value(speech, habits.payer)),
        speech.html("defaults-declared", value=_declared(speech, habits)),
        speech.html("defaults-cod-form", value=speech.plain(_FORMS[habits.cod_form])),
    ]


def _declared(speech: Speech, habits: Habits) -> str:
    fixed = None if habits.declared is None else speech.money(habits.declared)
    if habits.declared_rule is DeclaredRule.ASK:
        return speech.plain("defaults-declared-ask")
    if habits.declared_rule is DeclaredRule.FIXED and fixed is not None:
        return speech.plain("defaults-declared-fixed", sum=fixed)
    if fixed is None:
        return speech.plain("defaults-declared-cod")
    return speech.plain("defaults-declared-cod-or", sum=fixed)


def _template(speech: Speech, one: Template) -> str:
    told = {"words": one.words, "weight": say.weight(speech, one.weight_g)}
    if one.size is None:
        return speech.html("defaults-template", **told)
    return speech.html("defaults-template-size", **told, size=say.size(speech, one.size))


def question(speech: Speech, what: str, options: Sequence[Option]) -> Message:
    """Ask for one default."""
    rows = [(_option(speech, what, one),) for one in options]
    if what == "cod_form":
        rows = [(_button(speech, key, f"o.cod_form.{form}"),) for form, key in _FORMS.items()]
    if what == "declared":
        rows.insert(0, (_button(speech, "button-defaults-rule-cod", "o.declared.cod"),))
    if what not in ("cod_form", "template"):
        rows.append((_button(speech, "button-defaults-ask", f"o.{what}."),))
    return Message(speech.html(_ASKS[what]), (*rows, (_button(speech, "button-defaults-back", ""),)))


def _option(speech: Speech, what: str, one: Option) -> Button:
    is_weight = what == "weight" and isinstance(one.value, int)
    text = say.weight(speech, int(one.key)) if is_weight else say.value(speech, one.value)
    return Button(text, Tap(Action.DEFAULTS, word=f"o.{what}.{one.key}").encode())


def _drop(speech: Speech, one: Template) -> Button:
    text = speech.plain("button-defaults-drop", words=one.words)
    return Button(clipped(text, _LONGEST), Tap(Action.DEFAULTS, one.id, "x").encode())


def _button(speech: Speech, key: str, word: str) -> Button:
    return Button(speech.plain(key), Tap(Action.DEFAULTS, word=word).encode())
