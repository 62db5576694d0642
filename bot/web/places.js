// @ts-check
/**
 * What the text of a reply says besides what the cards of its places show. Nothing gets lost:
 * a sentence is left out only when a card shows the same words.
 */
import { address } from "./links.js";

/** @typedef {import("./door.js").Place} Place */

/**
 * The sentences that no card shows, in their own lines.
 * @param {string} text
 * @param {Place[]} places
 * @returns {string}
 */
export function besides(text, places) {
  const shown = places.reduce((all, place) => all.concat(words(place)), emptyList());
  const lines = text.split("\n").map((line) => {
    // The number of a line in a list says nothing by itself.
    const sentences = line.replace(/^\d+[.)] /, "").match(/.+?[.!?](?=\s|$)|.+$/g) || [];
    return sentences.filter((sentence) => !isShown(sentence, shown)).join("").trim();
  });
  return lines.filter((line) => line).join("\n");
}

/**
 * Whether a field is to be shown. When the text says in one sentence that neither hours nor cost
 * are known, their fields would say it again.
 * @param {keyof Place} name
 * @param {Place} place
 * @param {string} text
 */
export function isSaid(name, place, text) {
  if (name !== "hours" && name !== "cost") return true;
  return !bare(text).includes(bare(place.name)) || bare(text).includes(bare(place[name]));
}

/**
 * @param {string} sentence
 * @param {string[]} shown
 */
function isShown(sentence, shown) {
  const said = bare(sentence);
  if (shown.some((words) => words.includes(said))) return true;
  // "Bel 038-1234567": what is left beside the number is no news, since the card has a button.
  return shown.some((words) => {
    const left = said.replace(words, " ").trim();
    return left !== said.trim() && left.split(" ").length <= 2;
  });
}

/**
 * What the card of a place shows.
 * @param {Place} place
 * @returns {string[]}
 */
function words(place) {
  const site = address(place.website);
  const fields = [
    place.name, place.what, place.where, place.phone, place.hours, place.cost, place.sign_up,
    place.certainty, place.why, site && site.hostname.replace(/^www\./, ""),
  ];
  return fields.map(bare).filter((field) => field);
}

/**
 * A text without what may differ between a sentence and a field; with a space at both ends, so
 * that only whole words are found in it. Empty when there is nothing.
 * @param {?string} text
 */
function bare(text) {
  const said = (text || "").replace(/[\s.]+/g, " ").trim().toLowerCase();
  return said && ` ${said} `;
}

/** @returns {string[]} */
function emptyList() {
  return [];
}
