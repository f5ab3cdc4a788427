/* global CSSStyleSheet, document, getComputedStyle, location, NodeFilter, URL */
// What the tests look at inside a page. It runs in the browser, before the page's own files and outside its content security.

// What lies far below the window is laid out when somebody comes near; the tests look at all of it.
const sheet = new CSSStyleSheet();
sheet.replaceSync("* { content-visibility: visible !important; }");
document.adoptedStyleSheets = [sheet];

/** What a reader sees or can reach: displayed, and not only there for those who listen. */
function isShown(element) {
  return element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
}

/** A short name for an element, so that a failure says where to look. */
function nameOf(element) {
  const own = (one) => `${one.localName}${one.id ? `#${one.id}` : ""}${[...one.classList].map((name) => `.${name}`).join("")}`;
  const words = (element.textContent ?? "").trim().replaceAll(/\s+/g, " ").slice(0, 60);
  return `${element.parentElement ? `${own(element.parentElement)} > ` : ""}${own(element)} "${words}"`;
}

function focusables() {
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
    (element) => isShown(element) && !element.disabled && element.type !== "hidden" && element.tabIndex >= 0 && !isOtherChoice(element),
  );
}

/** Of a group of radio buttons a keyboard stops at the chosen one; arrows reach the others. */
function isOtherChoice(element) {
  if (element.type !== "radio" || element.checked) return false;
  return element.form.elements[element.name].value !== "";
}

/** Whether something scrolls inside itself or is cut at its edge, where the reader cannot see it on paper or on a phone. */
function hides(element) {
  const { overflowX, display } = getComputedStyle(element);
  return overflowX !== "visible" && display !== "inline" && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
}

/** Whether something around the element keeps it from reaching out: a table that scrolls, a text for listeners alone. */
function isHeld(element) {
  for (let around = element.parentElement; around !== document.body; around = around.parentElement) {
    const { overflowX, clipPath } = getComputedStyle(around);
    if (overflowX !== "visible" || clipPath !== "none") return true;
  }
  return element.closest(".skip") !== null;
}

let reachable = [];

globalThis.look = {
  /** How far the page is wider than the window, and what reaches out of it; a table that scrolls within itself does not. */
  overflow() {
    const width = document.documentElement.clientWidth;
    const outside = [...document.body.querySelectorAll("*")].filter((element) => {
      const { right, width: own, height } = element.getBoundingClientRect();
      return own > 1 && height > 1 && right > width + 1 && isShown(element) && !isHeld(element);
    });
    return { by: document.documentElement.scrollWidth - width, outside: outside.slice(0, 5).map(nameOf) };
  },

  /** What is cut off or has to be scrolled sideways. */
  cutOff() {
    return [...document.body.querySelectorAll("*")]
      .filter((element) => isShown(element) && !element.closest("svg, .vh, .skip") && hides(element))
      .slice(0, 5)
      .map(nameOf);
  },

  /** Everything that a keyboard must reach, in the order of the page. */
  focusables() {
    reachable = focusables();
    return reachable.map(nameOf);
  },

  /** What has the focus: where it stands among those that focusables() named last, whether a ring is drawn around it and whether it can be seen. */
  focused() {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const { width, height, top, bottom } = element.getBoundingClientRect();
    return {
      index: reachable.indexOf(element),
      name: nameOf(element),
      ring: (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none",
      seen: width > 0 && height > 0 && bottom > 0 && top < document.documentElement.clientHeight,
      inMain: element.closest("main") !== null,
      isDate: element.type === "date",
    };
  },

  /** Each text that is shown, with the language it is said to be in and whether it is an address or a code. */
  texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const text = walker.currentNode.data.trim();
      if (text === "" || element.closest("script, style") !== null) continue;
      const isLink = element.closest("a[href]");
      const outside = isLink !== null && new URL(isLink.href).origin !== location.origin;
      texts.push({
        text,
        lang: element.closest("[lang]").lang,
        literal: outside || element.closest("code, [aria-current=page], h1") !== null,
        where: nameOf(element),
      });
    }
    return texts;
  },

  /** What a listener is told besides the texts. */
  labels() {
    return [...document.querySelectorAll("[aria-label], [title], [alt], [placeholder]")].flatMap((element) =>
      ["aria-label", "title", "alt", "placeholder"].flatMap((name) => element.getAttribute(name) ?? []),
    );
  },
};
