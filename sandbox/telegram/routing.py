"""Which function does which method of the Bot API; those of updates and files are bot_api.py's own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.telegram import answering, chat_facts, copying, deleting, editing, profile, sending, sending_media
from sandbox.telegram.account import Account
from sandbox.telegram.args import Args

Handler = Callable[[Account, Args], Awaitable[Any]]

OF_ACCOUNT: dict[str, Handler] = {
    "getme": profile.get_me,
    "sendmessage": sending.send_message,
    "sendvenue": sending.send_venue,
    "sendlocation": sending.send_location,
    "sendchataction": sending.send_chat_action,
    "sendphoto": sending_media.send_photo,
    "senddocument": sending_media.send_document,
    "sendsticker": sending_media.send_sticker,
    "sendvoice": sending_media.send_voice,
    "sendvideo": sending_media.send_video,
    "sendaudio": sending_media.send_audio,
    "sendmediagroup": sending_media.send_media_group,
    "forwardmessage": copying.forward_message,
    "copymessage": copying.copy_message,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagemedia": editing.edit_message_media,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": deleting.delete_message,
    "deletemessages": deleting.delete_messages,
    "answercallbackquery": answering.answer_callback_query,
    "answerinlinequery": answering.answer_inline_query,
    "answerwebappquery": answering.answer_web_app_query,
    "getchat": chat_facts.get_chat,
    "getchatmember": chat_facts.get_chat_member,
    "getchatmembercount": chat_facts.get_chat_member_count,
    "getchatadministrators": chat_facts.get_chat_administrators,
    "leavechat": chat_facts.leave_chat,
    "setchatmenubutton": chat_facts.set_chat_menu_button,
    "getchatmenubutton": chat_facts.get_chat_menu_button,
    "setmycommands": profile.set_my_commands,
    "getmycommands": profile.get_my_commands,
    "deletemycommands": profile.delete_my_commands,
    "setmyname": profile.set_my_name,
    "getmyname": profile.get_my_name,
    "setmydescription": profile.set_my_description,
    "getmydescription": profile.get_my_description,
    "setmyshortdescription": profile.set_my_short_description,
    "getmyshortdescription": profile.get_my_short_description,
}
