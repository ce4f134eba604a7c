// The keys go to the terminal from the start, and again when one comes back to the page.
"use strict";
function focus() {
  document.querySelector(".xterm-helper-textarea")?.focus();
}
addEventListener("load", () => setTimeout(focus, 0));
addEventListener("focus", focus);
