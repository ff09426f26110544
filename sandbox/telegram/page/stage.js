/** The stage's control API: the phone in a person's hand. Knows the wire, never the page. */

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

export const state = () => call("state");
export const events = (after) => call(`events?after=${after}`);
export const chat = (personId) => call(`chats/${personId}`);
export const say = (personId, text, forwarded = false) => post(`chats/${personId}/say`, { text, forwarded });
export const tap = (personId, messageId, row, column) =>
  post(`chats/${personId}/tap`, { message_id: messageId, row, column });
export const shareContact = (personId) => post(`chats/${personId}/contact`, {});
export const block = (personId, blocked) => post(`chats/${personId}/block`, { blocked });
export const addPerson = (firstName, languageCode) =>
  post("people", { first_name: firstName, language_code: languageCode });
export const wind = (seconds) => post("clock", { seconds });
