/** Asking the server. A newer question of the same kind takes the place of the older one. */

const waiting = new Map();

export class Refused extends Error {
  constructor(key) {
    super(key);
    this.key = key;
  }
}

/** The answer, or null where a newer question of this kind was asked meanwhile. */
export async function ask(kind, path, query = {}) {
  waiting.get(kind)?.abort();
  const mine = new AbortController();
  waiting.set(kind, mine);
  const said = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "" && value !== null && value !== undefined));
  try {
    return await heard(await fetch(`api/${path}?${said}`, { signal: mine.signal }));
  } catch (error) {
    if (mine.signal.aborted) return null;
    throw error instanceof Refused ? error : new Refused("map-error-silent");
  }
}

export async function post(path, body, authorization) {
  const headers = { "Content-Type": "application/json", Authorization: authorization };
  try {
    return await heard(await fetch(`api/${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
  } catch (error) {
    throw error instanceof Refused ? error : new Refused("map-error-silent");
  }
}

async function heard(answer) {
  const body = await answer.json();
  if (!answer.ok) throw new Refused(body.error);
  return body;
}
