// @ts-check
/**
 * The calls to the door. Each gives an outcome and never throws, whatever the network does.
 */

/**
 * @typedef {{title: string, payload: string}} Button
 * @typedef {{id: string, name: string, what: ?string, where: ?string, phone: ?string,
 *   website: ?string, hours: ?string, cost: ?string, sign_up: ?string, certainty: ?string,
 *   why: ?string}} Place
 * @typedef {{text: string, buttons: Button[], options: Place[]}} Reply
 * @typedef {{replies: Reply[], brain: boolean, wiped?: boolean}} Answer
 *
 * @typedef {{kind: "done", answer: ?Answer}} Done       it was taken
 * @typedef {{kind: "gone"}} Gone                        the conversation is no longer there
 * @typedef {{kind: "refused", title: string}} Refused   it will never be taken
 * @typedef {{kind: "later", title: string, seconds: number}} Later
 *   it may be taken later; 0 seconds and no title when the door could not be reached
 * @typedef {Done | Gone | Refused | Later} Outcome
 */

/** Milliseconds after which a call counts as lost; the door itself answers far sooner. */
const PATIENCE = 30000;

export class Door {
  constructor() {
    /** Held in memory alone: who closes the page has closed the conversation. @type {?string} */
    this.token = null;
    /** @type {?AbortController} */
    this.calling = null;
  }

  /**
   * Opens a conversation; the answer is the welcome.
   * @param {?string} code of a card
   * @returns {Promise<Outcome>}
   */
  open(code) {
    this.token = null;
    return this.call("POST", "/api/conversations", code ? { code } : {});
  }

  /**
   * Says a text or presses a button.
   * @param {{text: string} | {payload: string}} message
   * @returns {Promise<Outcome>}
   */
  say(message) {
    return this.call("POST", "/api/messages", message);
  }

  /**
   * Wipes the conversation.
   * @returns {Promise<Outcome>}
   */
  async wipe() {
    const outcome = await this.call("DELETE", "/api/conversations", null);
    if (outcome.kind === "done") this.token = null;
    return outcome;
  }

  /** Wipes the conversation while the page goes away; nobody waits for the answer. */
  leave() {
    if (!this.token) return;
    const headers = { Authorization: `Bearer ${this.token}` };
    this.token = null;
    fetch("/api/conversations", { method: "DELETE", headers, keepalive: true }).catch(() => {});
  }

  /**
   * Whether the brain answers; null when nobody knows.
   * @returns {Promise<?boolean>}
   */
  async awake() {
    try {
      const response = await fetch("/health", { cache: "no-store" });
      return response.status === 200 ? true : response.status === 503 ? false : null;
    } catch (error) {
      return null;
    }
  }

  /** Breaks off the call that is under way. */
  cut() {
    if (this.calling) this.calling.abort();
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {?object} body
   * @returns {Promise<Outcome>}
   */
  async call(method, path, body) {
    const calling = new AbortController();
    this.calling = calling;
    const timer = setTimeout(() => calling.abort(), PATIENCE);
    /** @type {Record<string, string>} */
    const headers = {};
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    if (body) headers["Content-Type"] = "application/json";
    try {
      const response = await fetch(path, {
        method,
        headers,
        body: body ? JSON.stringify(body) : undefined,
        signal: calling.signal,
        cache: "no-store",
      });
      const found = response.status === 204 ? null : await response.json();
      return this.read(response, found);
    } catch (error) {
      // No network, the door is away, or what came back was cut off.
      return { kind: "later", title: "", seconds: 0 };
    } finally {
      clearTimeout(timer);
      if (this.calling === calling) this.calling = null;
    }
  }

  /**
   * @param {Response} response
   * @param {any} found
   * @returns {Outcome}
   */
  read(response, found) {
    if (response.ok) {
      if (found && found.token) this.token = found.token;
      return { kind: "done", answer: found };
    }
    if (response.status === 401) return { kind: "gone" };
    const title = (found && found.title) || "";
    if (response.status === 429 || response.status >= 500) {
      const seconds = Number(response.headers.get("Retry-After")) || 0;
      return { kind: "later", title, seconds };
    }
    return { kind: "refused", title };
  }
}
