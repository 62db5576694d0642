// @ts-check
/**
 * Finds telephone numbers and addresses of sites in a text, and makes safe links of them.
 */

// Group 1 is what comes before, since old browsers do not know a look-behind.
const FOUND = new RegExp(
  "(^|[^\\w€@.,/-])" +
    "(112|113|0[89]00[- ]?\\d{4}|0\\d{1,3}[- ]?\\d(?: ?\\d){5,7}|\\+31[- \\d]{9,13}\\d" +
    "|(?:[a-z0-9-]+\\.)+nl)" +
    "(?![\\w@-]|[.,]\\w| ?(?:euro|%))",
  "gi",
);

/**
 * Puts a text in an element, with its numbers and sites as links. Nothing in it becomes markup.
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  element.textContent = "";
  let done = 0;
  for (const part of parts(text)) {
    element.append(text.slice(done, part.at), link(part.text));
    done = part.at + part.text.length;
  }
  element.append(text.slice(done));
}

/**
 * The telephone numbers in a text.
 * @param {string} text
 * @returns {string[]}
 */
export function numbers(text) {
  return parts(text)
    .map((part) => part.text)
    .filter((found) => !/[a-z]/i.test(found));
}

/**
 * The address for a telephone.
 * @param {string} number
 */
export function telephone(number) {
  return `tel:${number.replace(/[^\d+]/g, "")}`;
}

/**
 * The address of a site, or null when this is none.
 * @param {?string} site
 * @returns {?URL}
 */
export function address(site) {
  if (!site) return null;
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(site) ? site : `https://${site}`);
    return url.protocol === "https:" || url.protocol === "http:" ? url : null;
  } catch (error) {
    return null;
  }
}

/**
 * @param {string} text
 * @returns {{at: number, text: string}[]}
 */
function parts(text) {
  const found = [];
  FOUND.lastIndex = 0;
  for (let match = FOUND.exec(text); match; match = FOUND.exec(text)) {
    const at = match.index + match[1].length;
    if (!/€\s*$/.test(text.slice(0, at))) found.push({ at, text: match[2] });
  }
  return found;
}

/**
 * @param {string} found
 * @returns {HTMLAnchorElement}
 */
function link(found) {
  const made = document.createElement("a");
  made.textContent = found;
  if (/[a-z]/i.test(found)) {
    made.href = `https://${found}`;
    made.target = "_blank";
    made.rel = "noreferrer noopener";
  } else {
    made.href = telephone(found);
  }
  return made;
}
