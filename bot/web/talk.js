// @ts-check
/**
 * What is said goes to the door one by one, in order, until the door has taken it.
 */

/**
 * @typedef {import("./door.js").Door} Door
 * @typedef {import("./door.js").Later} Later
 * @typedef {import("./view.js").View} View
 * @typedef {{body: {text: string} | {payload: string}, shown: HTMLElement}} Message
 */

/** Seconds between tries, while the door cannot be reached. */
const TRIES = [1, 2, 4, 8, 15, 30];
/** Milliseconds that an answer takes at least, for calm; never more than a second. */
const CALM = 300;
/** Seconds between two looks at the brain: the first, and the longest. */
const FIRST_LOOK = 3;
const LONGEST_LOOK = 20;
/** Milliseconds after which a brain that sleeps is not just waking. */
const LONG_ASLEEP = 120000;
/** Seconds for which "awake" stays in view. */
const AWAKE_SHOWN = 5;

export class Talk {
  /**
   * @param {Door} door
   * @param {View} view
   * @param {?string} code of a card
   */
  constructor(door, view, code) {
    this.door = door;
    this.view = view;
    this.code = code;
    /** Not yet taken by the door, oldest first. @type {Message[]} */
    this.queue = [];
    this.wiping = false;
    /** True while a new conversation takes over what an ended one did not answer. */
    this.takingOver = false;
    this.tries = 0;
    this.watching = false;
    /** Ends the rest that the loop takes now. */
    this.goOn = () => {};
    /** Ends it too, unless the door asked for this rest. */
    this.goOnEarly = () => {};
  }

  /** Goes on for as long as the page is open. */
  async run() {
    for (;;) {
      if (this.wiping) await this.wipeNow();
      else if (!this.door.token) await this.open();
      else if (this.queue.length) await this.sayFirst();
      else await this.rest(null);
    }
  }

  /**
   * Says this as soon as everything before it was taken.
   * @param {Message} message
   */
  say(message) {
    this.queue.push(message);
    if (this.tries) this.view.markUnsent(message.shown);
    this.goOnEarly();
  }

  /** Empties everything and begins anew. */
  wipe() {
    this.wiping = true;
    this.queue = [];
    this.tries = 0;
    this.view.empty();
    this.door.cut();
    this.goOn();
  }

  /** The network is back. */
  online() {
    this.goOnEarly();
  }

  async open() {
    const outcome = await this.door.open(this.code);
    if (this.wiping) return;
    if (outcome.kind !== "done" || !outcome.answer) {
      const seconds = outcome.kind === "later" ? outcome.seconds : 0;
      const title = outcome.kind === "later" || outcome.kind === "refused" ? outcome.title : "";
      await this.wait({ kind: "later", seconds, title }, "opening");
      return;
    }
    this.reached();
    if (this.takingOver) this.takingOver = false;
    else this.view.answer(outcome.answer);
    this.minds(outcome.answer.brain);
  }

  async sayFirst() {
    const message = this.queue[0];
    const since = Date.now();
    // Not at every new try: that would flicker.
    this.view.busy(!this.tries);
    const outcome = await this.door.say(message.body);
    if (outcome.kind === "done") await pause(CALM - (Date.now() - since));
    this.view.busy(false);
    if (this.wiping) return;
    if (outcome.kind === "later") {
      await this.wait(outcome, "offline");
      return;
    }
    this.reached();
    if (outcome.kind === "gone") {
      this.door.token = null;
      this.takingOver = true;
      this.view.note("gone");
      return;
    }
    this.queue.shift();
    if (outcome.kind === "refused") {
      this.view.refuse(message.shown, outcome.title);
      return;
    }
    if (outcome.answer) {
      // Who asks in words to have everything wiped sees it go from the screen as well.
      if (outcome.answer.wiped && !this.queue.length) this.view.empty();
      this.view.answer(outcome.answer);
      this.minds(outcome.answer.brain);
    }
  }

  async wipeNow() {
    if (this.door.token) {
      const outcome = await this.door.wipe();
      if (outcome.kind === "later") {
        await this.wait(outcome, "wiping");
        return;
      }
      this.door.token = null;
    }
    this.wiping = false;
    this.takingOver = false;
    this.reached();
    this.view.note("wiped");
  }

  /** The door answered: nothing waits for the network any more. */
  reached() {
    this.tries = 0;
    this.view.status("line", "");
    for (const message of this.queue) this.view.markSent(message.shown);
  }

  /**
   * Rests before the next try, and tells why.
   * @param {Later} outcome
   * @param {string} name of the text for when the door could not be reached
   */
  async wait(outcome, name) {
    const seconds = outcome.seconds || TRIES[Math.min(this.tries, TRIES.length - 1)];
    this.tries += 1;
    for (const message of this.queue) this.view.markUnsent(message.shown);
    this.view.status("line", outcome.title || this.view.text(name));
    await this.rest(seconds, outcome.seconds > 0);
  }

  /**
   * @param {?number} seconds null: until there is something to do
   * @param {boolean} [asked] the door asked for this rest, so nothing but a wipe ends it early
   * @returns {Promise<void>}
   */
  rest(seconds, asked) {
    return new Promise((resolve) => {
      const timer = seconds === null ? 0 : setTimeout(resolve, seconds * 1000);
      this.goOn = () => {
        clearTimeout(timer);
        resolve();
      };
      this.goOnEarly = asked ? () => {} : this.goOn;
    });
  }

  /**
   * Follows the brain while the door answers by itself.
   * @param {boolean} answered whether the brain gave the last answer
   */
  async minds(answered) {
    if (answered) {
      this.view.status("brain", "");
      return;
    }
    if (this.watching) return;
    this.watching = true;
    const since = Date.now();
    let asleep = false;
    // The door answers some things by itself while the brain is awake, so look before telling.
    for (let look = FIRST_LOOK; ; look = Math.min(look * 1.3, LONGEST_LOOK)) {
      const awake = await this.door.awake();
      if (awake === true) break;
      if (awake === false) {
        asleep = true;
        const long = Date.now() - since > LONG_ASLEEP;
        this.view.status("brain", this.view.text(long ? "unwell" : "waking"));
      }
      await pause(look * 1000);
    }
    this.watching = false;
    this.view.status("brain", asleep ? this.view.text("awake") : "");
    if (asleep) setTimeout(() => this.view.status("brain", ""), AWAKE_SHOWN * 1000);
  }
}

/**
 * @param {number} milliseconds
 * @returns {Promise<void>}
 */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}
