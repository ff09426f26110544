"""The shop's own people: the list, one of them, an invitation, and what those hear who are invited or changed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.roles import STAFF, Role
from bot.domain.staff import Invitation, InvitationState, Member, Roster
from bot.screens.message import Button, Message, clipped
from bot.screens.taps import Action, Tap
from bot.texts import Speech

ROLE = {
    Role.CUSTOMER: "role-customer",
    Role.STOREKEEPER: "role-storekeeper",
    Role.COURIER: "role-courier",
    Role.MANAGER: "role-manager",
    Role.OWNER: "role-owner",
}
_DOES = {
    Role.STOREKEEPER: "role-storekeeper-does",
    Role.COURIER: "role-courier-does",
    Role.MANAGER: "role-manager-does",
    Role.OWNER: "role-owner-does",
}
_STATE = {
    InvitationState.OPEN: "invitation-open",
    InvitationState.USED: "invitation-used",
    InvitationState.EXPIRED: "invitation-expired",
    InvitationState.REVOKED: "invitation-revoked",
}
_LONGEST_NAME = 40
_MOST_MEMBERS = 50


def roles_in_words(speech: Speech, roles: Collection[Role | str]) -> str:
    """List roles from the least to the most; a word for none of them."""
    held = [speech.plain(ROLE[role]) for role in STAFF if role in roles]
    return ", ".join(held) if held else speech.plain("role-none")


def name_in_words(speech: Speech, name: str, telegram_id: int | None) -> str:
    """Give the name that Telegram told, else the id, else a word for who is gone."""
    if telegram_id is None:
        return speech.plain("person-gone")
    return clipped(name, _LONGEST_NAME) if name else speech.plain("person-unnamed", id=str(telegram_id))


def roster(speech: Speech, known: Roster, now: datetime, zone: ZoneInfo) -> Message:
    """Everybody with their roles, the newest invitations, and the ways to change both."""
    members = known.members[:_MOST_MEMBERS]
    lines: list[str] = [speech.html("staff-title")]
    for one in members:
        name = name_in_words(speech, known.names.get(one.telegram_id, ""), one.telegram_id)
        lines.append(speech.html("staff-line", name=name, roles=roles_in_words(speech, one.roles)))
    if known.invitations:
        lines += ["", speech.html("invitations-title")]
        lines += [_invitation(speech, one, known, (now, zone)) for one in known.invitations]
    open_ = [one for one in known.invitations if one.state(now) is InvitationState.OPEN]
    rows = [*_members(speech, known), *((_revoke(speech, one),) for one in open_)]
    last = (
        _button(speech, "button-invite", "invite"),
        Button(speech.plain("button-audit"), Tap(Action.AUDIT).encode()),
    )
    return Message("\n".join(lines), (*rows, last))


def _members(speech: Speech, known: Roster) -> list[tuple[Button, ...]]:
    shown = [one for one in known.members[:_MOST_MEMBERS] if one.id is not None]
    buttons = [
        Button(
            name_in_words(speech, known.names.get(one.telegram_id, ""), one.telegram_id),
            Tap(Action.STAFF, one.id or 0, "show").encode(),
        )
        for one in shown
    ]
    return [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]


def _invitation(speech: Speech, one: Invitation, known: Roster, at: tuple[datetime, ZoneInfo]) -> str:
    now, zone = at
    by_whom = name_in_words(speech, known.names.get(one.used_by or 0, ""), one.used_by)
    moment = speech.moment(one.used_at or one.revoked_at or one.expires_at, zone)
    role = speech.plain(ROLE[one.role])
    return speech.html(_STATE[one.state(now)], id=str(one.id), role=role, moment=moment, name=by_whom)


def _revoke(speech: Speech, one: Invitation) -> Button:
    text = speech.plain("button-revoke", id=str(one.id), role=speech.plain(ROLE[one.role]))
    return Button(text, Tap(Action.STAFF, one.id, "revoke").encode())


def _button(speech: Speech, key: str, word: str, person_id: int = 0) -> Button:
    return Button(speech.plain(key), Tap(Action.STAFF, person_id, word).encode())


def card(speech: Speech, one: Member, name: str) -> Message:
    """One of the staff: each role to give or to take, and the way out."""
    called = name_in_words(speech, name, one.telegram_id)
    text = speech.html("staff-card", name=called, roles=roles_in_words(speech, one.roles))
    rows = [(_toggle(speech, one, role),) for role in STAFF]
    if one.roles:
        rows.append((_button(speech, "button-staff-remove", "off", one.id or 0),))
    return Message(text, (*rows, (_button(speech, "button-staff-back", "list"),)))


def _toggle(speech: Speech, one: Member, role: Role) -> Button:
    key, sign = ("button-role-take", "-") if role in one.roles else ("button-role-give", "+")
    text = speech.plain(key, role=speech.plain(ROLE[role]))
    return Button(text, Tap(Action.STAFF, one.id or 0, f"{sign}{role}").encode())


def remove_for_sure(speech: Speech, one: Member, name: str) -> Message:
    """Ask once more before somebody loses all roles."""
    yes = _button(speech, "button-staff-remove-yes", "off-yes", one.id or 0)
    back = _button(speech, "button-staff-back", "show", one.id or 0)
    called = name_in_words(speech, name, one.telegram_id)
    return Message(speech.html("staff-remove-sure", name=called), ((yes,), (back,)))


def choose_role(speech: Speech) -> Message:
    """To what is somebody invited?"""
    does = [speech.html(_DOES[role]) for role in STAFF]
    rows = [(_button(speech, ROLE[role], f"invite-{role}"),) for role in STAFF]
    back = (_button(speech, "button-staff-back", "list"),)
    return Message("\n".join([speech.html("invite-choose"), "", *does]), (*rows, back))


def invited(speech: Speech, one: Invitation, link: str, zone: ZoneInfo) -> Message:
    """Give the owner the link to pass on."""
    told = {"role": speech.plain(ROLE[one.role]), "moment": speech.moment(one.expires_at, zone)}
    return Message(speech.html("invite-link", link=link, **told), ((_revoke(speech, one),),))


def invitation(speech: Speech, secret: str, role: Role, inviter: str) -> Message:
    """Show the invited person who invites them to what; one tap takes it."""
    name = clipped(inviter, _LONGEST_NAME) if inviter else speech.plain("person-the-owner")
    text = speech.html("join-ask", name=name, role=speech.plain(ROLE[role]))
    take = Button(speech.plain("button-join"), Tap(Action.JOIN, word=secret).encode())
    return Message("\n\n".join([text, speech.html(_DOES[role])]), ((take,),))


def joined(speech: Speech, role: Role) -> Message:
    """The role is theirs."""
    return Message("\n\n".join([speech.html("join-done", role=speech.plain(ROLE[role])), speech.html(_DOES[role])]))


def became_owner(speech: Speech) -> Message:
    """The code was right."""
    return Message(speech.html("owner-welcome"))


def roles_changed(speech: Speech, roles: Collection[Role]) -> Message:
    """Somebody else has changed one's roles."""
    if not roles:
        return Message(speech.html("roles-none-now"))
    return Message(speech.html("roles-now", roles=roles_in_words(speech, roles)))


def has_joined(speech: Speech, name: str, one: Invitation) -> Message:
    """Tell who invited that somebody came by the link."""
    called = name_in_words(speech, name, one.used_by)
    return Message(speech.html("joined-notice", name=called, role=speech.plain(ROLE[one.role])))
