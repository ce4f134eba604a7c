"use strict";
(() => {
  const body = document.body;
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const one = (selector, from = document) => from.querySelector(selector);
  const number = (element, name) => Number(element.dataset[name]);
  const tools = one("#tools"), search = one("#search"), slider = one("#slider");
  const found = one("#found"), slid = one("#slid"), shownDay = one("#day");
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  /* Days are counted as the dossier counts them: day 1 is 1 January 0001. */
  const unix = 719163;
  const show = (day) => {
    const date = new Date((day - unix) * 86400000);
    return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  };
  const kinds = { direct: "direct", mixed: "mixed", indirect: "paraphrase" };
  const backing = (list) => {
    const counts = { direct: 0, mixed: 0, indirect: 0 };
    for (const item of list) counts[item.dataset.kind] += 1;
    const total = list.length, there = Object.keys(kinds).filter((kind) => counts[kind]);
    if (!total) return "no statement on record";
    if (there.length === 1) return `${total} on record, ${total > 1 ? "all " : ""}${kinds[there[0]]}`;
    return `${total} on record: ${there.map((kind) => `${counts[kind]} ${kinds[kind]}`).join(", ")}`;
  };
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const findable = all(".findable");
  const texts = new Map(findable.map((element) => [element, plain(element.textContent)]));
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  const inForce = (elements, day) => {
    let last = null;
    for (const element of elements) {
      element.hidden = true;
      if (number(element, "since") <= day) last = element;
    }
    if (last) last.hidden = false;
    return last;
  };

  const setDay = (day) => {
    slid.textContent = shownDay.textContent = show(day);
    slider.setAttribute("aria-valuetext", show(day));
    for (const element of all(".shown-day")) element.textContent = show(day);
    for (const element of all(".possibly")) element.hidden = number(element, "to") <= day;
    for (const element of all("[data-from]")) {
      const come = number(element, "from") <= day;
      const announced = element.dataset.announced !== undefined && number(element, "announced") <= day;
      element.classList.toggle("not-yet", !come && !announced);
      if (!element.classList.contains("findable")) element.hidden = !come && !announced;
      if (element.classList.contains("event")) {
        for (const later of all(".later", element)) later.hidden = !come;
        for (const planned of all(".planned", element)) planned.hidden = come;
      }
    }
    for (const question of all("[data-question]")) {
      const id = question.dataset.question;
      for (const side of all(".sides", question)[0].children) {
        const answer = inForce(all(":scope > .answer", side), day);
        one(":scope > .silence", side).hidden = answer !== null;
        let text = "nothing on record";
        if (answer) {
          text = backing(all(".evidence > li", answer).filter((item) => !item.hidden));
          one(".backing", answer).textContent = text;
        }
        one(`[data-glance="${id} ${side.dataset.party}"]`).textContent = text;
      }
      const rulings = [];
      for (const verdicts of all(":scope > .verdicts", question)) {
        const verdict = inForce(all(":scope > [data-verdict]", verdicts), day);
        one(":scope > .none", verdicts).hidden = verdict !== null;
        if (verdict) rulings.push(verdict.dataset.verdict);
      }
      const judged = one(`[data-glance="${id} verdict"]`);
      if (judged) judged.textContent = rulings.join("\n") || "no verdict on record";
    }
    const said = all(".statement:not(.not-yet)");
    for (const count of all("[data-count]")) {
      const [issue, party] = count.dataset.count.split(" ");
      count.textContent = said.filter((statement) =>
        statement.dataset.party === party && statement.dataset.issues.split(" ").includes(issue)
      ).length.toLocaleString("en");
    }
    for (const cover of all(".tempo-cover")) {
      const first = number(cover, "first"), last = number(cover, "last"), width = number(cover, "width");
      const share = Math.min(1, Math.max(0, (day + 1 - first) / (last + 1 - first)));
      cover.setAttribute("x", String(number(cover, "left") + width * share));
      cover.setAttribute("width", String(width * (1 - share)));
    }
    find();
  };

  const mark = (words) => {
    if (!("highlights" in CSS)) return;
    CSS.highlights.delete("found");
    if (!words.length) return;
    const ranges = [];
    for (const element of findable.filter((each) => !each.hidden)) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.data.toLowerCase();
        if (text.length !== node.data.length) continue;
        for (const word of words) {
          for (let at = text.indexOf(word); at >= 0 && ranges.length < 5000; at = text.indexOf(word, at + word.length)) {
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + word.length);
            ranges.push(range);
          }
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  const find = () => {
    const typed = search.value.trim();
    const words = plain(typed).split(/\s+/u).filter(Boolean);
    let count = 0;
    for (const element of findable) {
      const fits = words.every((word) => texts.get(element).includes(word));
      element.hidden = !fits || element.classList.contains("not-yet");
      if (!element.hidden) count += 1;
    }
    found.textContent = words.length ? (count === 1 ? "1 place" : `${count.toLocaleString("en")} places`) : "";
    for (const section of all("main > section")) {
      const parts = all(".findable", section);
      section.hidden = words.length > 0 && parts.every((part) => part.hidden);
    }
    mark(typed.toLowerCase().split(/\s+/u).filter(Boolean));
  };

  tools.hidden = false;
  slider.addEventListener("input", () => setDay(Number(slider.value)));
  search.addEventListener("input", find);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== search && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && document.activeElement === search) {
      search.value = "";
      find();
    }
  });
  /* What a link leads to must be there, whatever is searched for. */
  window.addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]") && search.value) {
      search.value = "";
      find();
      target.scrollIntoView();
    }
  });
  setDay(Number(slider.value));
})();
