/** The stage's control API: the phone in a person's hand. Knows the wire, never the page. A place is {chatId, as}. */

/** The server cannot be reached: it is stopped or starting again. */
export class Unreachable extends Error {}

async function call(path, options) {
  let answer;
  let body;
  try {
    answer = await fetch(`/stage/${path}`, options);
    body = await answer.json();
  } catch (cause) {
    throw new Unreachable("The demo does not answer", { cause });
  }
  if (!answer.ok) throw new Error(body.error ?? `The demo answered ${answer.status}`);
  return body;
}

function post(path, body) {
  return call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

const act = ({ chatId, as }, what, body) => post(`chats/${chatId}/${what}`, { ...body, as });

export const state = () => call("state");
export const events = (after) => call(`events?after=${after}`);
export const chat = ({ chatId, as }) => call(`chats/${chatId}?as=${as}`);
export const say = (place, text, forwarded = false) => act(place, "say", { text, forwarded });
export const start = (place, payload) => act(place, "start", { payload });
export const tap = (place, messageId, row, column) => act(place, "tap", { message_id: messageId, row, column });
export const shareContact = (place) => act(place, "contact", {});
export const sendLocation = (place, latitude, longitude) => act(place, "location", { latitude, longitude });
export const edit = (place, messageId, text) => act(place, "edit", { message_id: messageId, text });
export const inline = (place, query, offset) => act(place, "inline", { query, offset });
export const choose = (place, resultId) => act(place, "choose", { result_id: resultId });
export const openApp = (place, opener) => act(place, "web_app", opener);
export const sendData = (place, data, buttonText) => act(place, "web_app_data", { data, button_text: buttonText });
export const block = (personId, blocked) => post(`chats/${personId}/block`, { blocked });
export const addPerson = (firstName, languageCode) =>
  post("people", { first_name: firstName, language_code: languageCode });
export const addGroup = (title, members) => post("groups", { title, members, bot: "member" });
export const wind = (seconds) => post("clock", { seconds });
export const fileAddress = (file) => `/stage/files/${encodeURIComponent(file)}`;

/** `kind`: photo, document, video, audio; several files make an album. */
export function sendFiles({ chatId, as }, kind, files, caption) {
  const form = new FormData();
  form.append("as", as);
  form.append("caption", caption);
  for (const file of files) form.append("file", file, file.name);
  return call(`chats/${chatId}/${kind}`, { method: "POST", body: form });
}
