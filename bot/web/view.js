// @ts-check
/**
 * What is seen. All words come from the page's templates or from the door, never from here.
 */
import { address, numbers, telephone, write } from "./links.js";
import { besides, isSaid } from "./places.js";

/**
 * @typedef {import("./door.js").Answer} Answer
 * @typedef {import("./door.js").Button} Button
 * @typedef {import("./door.js").Place} Place
 * @typedef {import("./door.js").Reply} Reply
 */

const MAP = "https://www.openstreetmap.org/search?query=";

export class View {
  /** @param {(button: Button, event: MouseEvent) => void} press called when a choice is made */
  constructor(press) {
    this.press = press;
    this.talk = byId("talk");
    /** What is told, most urgent first. @type {Record<string, string>} */
    this.told = { line: "", brain: "" };
  }

  /**
   * One of the page's own texts.
   * @param {string} name
   * @param {number} [number] for the blank in it
   */
  text(name, number) {
    const holder = template("texts").querySelector(`[data-text="${name}"]`);
    const found = (holder && holder.textContent) || "";
    return found.replace("{number}", String(number));
  }

  /**
   * Shows what the person said.
   * @param {string} text
   * @returns {HTMLElement}
   */
  own(text) {
    this.dropChoices();
    const shown = copy("own");
    slot(shown, "text").textContent = text;
    this.add(shown);
    shown.scrollIntoView({ block: "end" });
    return shown;
  }

  /**
   * Shows an answer; its buttons come under the last reply.
   * @param {Answer} answer
   */
  answer(answer) {
    this.dropChoices();
    const buttons = answer.replies.reduce((all, reply) => all.concat(reply.buttons), noButtons());
    const many = answer.replies.reduce((sum, reply) => sum + reply.options.length, 0) > 1;
    let rank = 0;
    const shown = answer.replies.map((reply) =>
      // "The second" must be plain to see, as soon as there is one.
      this.reply(reply, () => (many ? `${(rank += 1)}. ` : "")),
    );
    if (buttons.length) shown.push(this.choices(buttons));
    for (const element of shown) this.add(element);
    if (shown.length) this.lookAt(shown[0], shown[shown.length - 1]);
  }

  /**
   * Tells something about the conversation, in the page's own words.
   * @param {string} name
   */
  note(name) {
    const shown = copy("note");
    write(shown, this.text(name));
    this.add(shown);
    this.lookAt(shown, shown);
  }

  /** @param {HTMLElement} shown what is still to be sent */
  markUnsent(shown) {
    if (!shown.querySelector(".mark")) shown.append(copy("unsent"));
  }

  /** @param {HTMLElement} shown what was sent after all */
  markSent(shown) {
    const mark = shown.querySelector(".mark");
    if (mark) mark.remove();
  }

  /**
   * @param {HTMLElement} shown what the door will not take
   * @param {string} why
   */
  refuse(shown, why) {
    this.markSent(shown);
    const mark = copy("refused");
    write(slot(mark, "text"), why);
    shown.append(mark);
  }

  /**
   * Tells how things are, above the field for writing.
   * @param {"line" | "brain"} about
   * @param {string} text empty when there is nothing to tell
   */
  status(about, text) {
    this.told[about] = text;
    const now = this.told.line || this.told.brain;
    const place = byId("status");
    // The same words are not written again, or a screen reader says them again.
    if (place.textContent !== now) write(place, now);
  }

  /** @param {boolean} on whether an answer is on its way */
  busy(on) {
    byId("busy").hidden = !on;
    if (on) byId("busy").scrollIntoView({ block: "end" });
  }

  /** Leaves nothing of the conversation in sight. */
  empty() {
    this.talk.textContent = "";
    this.busy(false);
    this.status("line", "");
  }

  dropChoices() {
    const old = this.talk.querySelector(".choices");
    if (old) old.remove();
  }

  /**
   * @param {Reply} reply
   * @param {() => string} rank gives what comes before the name of the next place
   * @returns {HTMLElement}
   */
  reply(reply, rank) {
    const shown = copy("naast");
    const places = reply.options;
    // A card shows what the text says, so only the rest of the text is left to say.
    const rest = places.length ? besides(reply.text, places) : reply.text;
    const inCard = places.length === 1;
    if (inCard || !rest) query(shown, ".words").remove();
    else write(slot(shown, "text"), rest);
    if (places.length) shown.classList.add("with-places");
    for (const place of places) {
      shown.append(this.place(place, reply.text, inCard ? rest : "", rank()));
    }
    return shown;
  }

  /**
   * @param {Place} place
   * @param {string} text of the whole reply
   * @param {string} rest of it, which no field says
   * @param {string} rank
   * @returns {HTMLElement}
   */
  place(place, text, rest, rank) {
    const card = copy("place");
    slot(card, "rank").textContent = rank;
    card.querySelectorAll("[data-field]").forEach((field) => {
      const name = /** @type {keyof Place} */ (field.getAttribute("data-field"));
      const known = place[name];
      if (known && name === "name") field.textContent = known;
      else if (known && isSaid(name, place, text)) write(field, known);
      else (field.closest("dl > div") || field).remove();
    });
    const list = query(card, "dl");
    if (!list.children.length) list.remove();
    if (rest) write(slot(card, "rest"), rest);
    else slot(card, "rest").remove();
    const ways = slot(card, "ways");
    for (const number of numbers(place.phone || "")) {
      ways.append(way("call", telephone(number), number));
    }
    const site = address(place.website);
    if (site) ways.append(way("site", site.href, site.hostname.replace(/^www\./, "")));
    // Without a house number a map finds nothing, or another place.
    const where = (place.where || "").replace(/\s*\(.*\)/, "");
    if (/\d/.test(where)) ways.append(way("route", MAP + encodeURIComponent(where), place.name));
    if (!ways.children.length) ways.remove();
    return card;
  }

  /**
   * @param {Button[]} buttons
   * @returns {HTMLElement}
   */
  choices(buttons) {
    const group = document.createElement("div");
    group.className = "choices";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", this.text("choices"));
    for (const button of buttons) {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = button.title;
      made.addEventListener("click", (event) => this.press(button, event));
      group.append(made);
    }
    return group;
  }

  /** @param {HTMLElement} element */
  add(element) {
    this.talk.append(element);
  }

  /**
   * Scrolls to what is new: its end, but never past its beginning.
   * @param {HTMLElement} first
   * @param {HTMLElement} last
   */
  lookAt(first, last) {
    last.scrollIntoView({ block: "end" });
    const bars = [query(document, ".top"), query(document, ".fast")];
    const top = Math.max(...bars.map((bar) => bar.getBoundingClientRect().bottom));
    if (first.getBoundingClientRect().top < top) first.scrollIntoView({ block: "start" });
  }
}

/**
 * @param {string} kind of way to get there: its template
 * @param {string} href
 * @param {string} text
 */
function way(kind, href, text) {
  const made = copy(kind);
  made.setAttribute("href", href);
  slot(made, "text").textContent = text;
  return made;
}

/** @returns {Button[]} */
function noButtons() {
  return [];
}

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  return query(document, `#${id}`);
}

/**
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {HTMLElement}
 */
function query(within, selector) {
  const found = within.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`index.html lacks ${selector}`);
  return found;
}

/**
 * @param {string} id
 * @returns {DocumentFragment}
 */
function template(id) {
  return /** @type {HTMLTemplateElement} */ (byId(id)).content;
}

/**
 * A fresh copy of what is in a template.
 * @param {string} id
 * @returns {HTMLElement}
 */
function copy(id) {
  const first = template(id).firstElementChild;
  return /** @type {HTMLElement} */ (document.importNode(/** @type {Element} */ (first), true));
}

/**
 * @param {HTMLElement} within
 * @param {string} name
 * @returns {HTMLElement}
 */
function slot(within, name) {
  const selector = `[data-slot="${name}"]`;
  return within.matches(selector) ? within : query(within, selector);
}
