// @ts-check
/**
 * Ties the page together: what a person does here becomes something said, wiped or left.
 */
import { Door } from "./door.js";
import { Talk } from "./talk.js";
import { View, byId } from "./view.js";

/** The most characters in a message, and from where on the rest is counted aloud. */
const MOST = 2000;
const NEAR = 1800;

const words = /** @type {HTMLTextAreaElement} */ (byId("words"));
const door = new Door();
const view = new View((button, event) => {
  talk.say({ body: { payload: button.payload }, shown: view.own(button.title) });
  keepFocus(event);
});
const talk = new Talk(door, view, cardCode());

/** Sends what is in the field; what cannot be sent stays in it. */
function send() {
  const text = words.value.trim();
  if (text && size(text) <= MOST) {
    talk.say({ body: { text }, shown: view.own(text) });
    words.value = "";
    resize();
  }
  words.focus();
}

/** Makes the field as high as its words, and tells how many characters are left. */
function resize() {
  words.style.height = "auto";
  words.style.height = `${words.scrollHeight + words.offsetHeight - words.clientHeight}px`;
  const used = size(words.value.trim());
  const over = used > MOST;
  const count = byId("count");
  count.classList.toggle("over", over);
  if (over) count.textContent = view.text("over", used - MOST);
  else count.textContent = used > NEAR ? view.text("near", MOST - used) : "";
  words.setAttribute("aria-invalid", String(over));
}

/**
 * Characters as the door counts them.
 * @param {string} text
 */
function size(text) {
  return Array.from(text).length;
}

/**
 * Brings the focus back to the field, but opens no keyboard over the screen of a phone.
 * @param {MouseEvent} event
 */
function keepFocus(event) {
  const touched = event.detail > 0 && window.matchMedia("(pointer: coarse)").matches;
  if (touched) view.talk.focus({ preventScroll: true });
  else words.focus();
}

/** The code of the card that brought somebody here; it leaves the address bar at once. */
function cardCode() {
  const code = new URLSearchParams(window.location.search).get("code");
  if (window.location.search) window.history.replaceState(null, "", window.location.pathname);
  return code;
}

/** @param {boolean} open whether it is asked if everything should be wiped */
function askToWipe(open) {
  byId("sure").hidden = !open;
  byId("wipe").setAttribute("aria-expanded", String(open));
}

byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
words.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  send();
});
words.addEventListener("input", resize);

byId("wipe").addEventListener("click", () => {
  askToWipe(true);
  byId("sure-no").focus();
});
byId("sure-no").addEventListener("click", () => {
  askToWipe(false);
  byId("wipe").focus();
});
byId("sure").addEventListener("keydown", (event) => {
  if (event.key === "Escape") byId("sure-no").click();
});
byId("sure-yes").addEventListener("click", (event) => {
  askToWipe(false);
  words.value = "";
  resize();
  talk.wipe();
  keepFocus(event);
});

byId("leave").addEventListener("click", (event) => {
  event.preventDefault();
  const away = /** @type {HTMLAnchorElement} */ (byId("leave")).href;
  // Out of sight first: the next page may take a moment to come.
  document.body.hidden = true;
  door.leave();
  window.location.replace(away);
});
// Closing the page closes the conversation; the browser's "back" finds nothing.
window.addEventListener("pagehide", () => door.leave());
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});
window.addEventListener("online", () => talk.online());

byId("write").hidden = false;
if (window.matchMedia("(pointer: fine)").matches) words.focus({ preventScroll: true });
talk.run();
