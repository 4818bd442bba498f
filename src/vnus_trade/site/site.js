/* What the pages of a record do where scripts run: copy, search, and a timeline to choose from and to zoom. They read
   what is in the pages and in their own address, and fetch and keep nothing. */
"use strict";

const fold = (text) => text.normalize("NFD").replace(/\p{Mark}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const made = (tag, name = "", text = "") => Object.assign(document.createElement(tag), { className: name, textContent: text });
// Of short words and of numbers, a beginning says too little.
const begins = (word, term) => term.length > 2 && !/^\d+$/.test(term) && word.startsWith(term);
const asked = new URLSearchParams(location.search);

function copying(frame) {
  const button = made("button", "", "Copy");
  button.addEventListener("click", async () => {
    const range = document.createRange();
    range.selectNodeContents(frame.querySelector("pre"));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    // Pages that are opened as files may have no clipboard; what is selected is copied all the same.
    try { await navigator.clipboard.writeText(range.toString()); } catch { document.execCommand("copy"); }
    button.textContent = "Copied";
  });
  frame.prepend(button);
}

/* Search */

function score(terms, entry) {
  // Each word must occur: at its best whole and in the title, at the least as a beginning in the text.
  let total = 0;
  for (const term of terms) {
    let best = 0;
    for (const [words, whole, begun] of [[entry.titled, 12, 5], [entry.words, 3, 1]])
      for (const word of words)
        if (word === term) best = Math.max(best, whole);
        else if (best < begun && begins(word, term)) best = begun;
    if (!best) return 0;
    total += best;
  }
  return total;
}

function excerpt(text, terms) {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const found = words.filter((word) => terms.some((term) => fold(word[0]) === term || begins(fold(word[0]), term)));
  if (!found.length) return null;
  const shown = made("p", "soft");
  const start = Math.max(0, text.lastIndexOf(" ", Math.max(0, found[0].index - 70)));
  const end = Math.min(text.length, start + 240);
  let at = start;
  for (const word of found.filter((each) => each.index >= start && each.index + each[0].length <= end)) {
    shown.append(text.slice(at, word.index), made("mark", "", word[0]));
    at = word.index + word[0].length;
  }
  shown.prepend(start ? "…" : "");
  shown.append(text.slice(at, end), end < text.length ? "…" : "");
  return shown;
}

function search(index) {
  const said = document.getElementById("_found"), list = document.getElementById("_results");
  const typed = asked.get("q") ?? "", terms = wordsOf(typed);
  document.querySelector(".find input").value = typed;
  if (!terms.length) return;
  const found = index
    .map(([sort, title, address, text], order) => ({ sort, title, address, text, order }))
    .map((entry) => ({ ...entry, titled: wordsOf(entry.sort.startsWith("line") ? "" : entry.title), words: wordsOf(entry.text) }))
    .map((entry) => ({ ...entry, score: score(terms, entry) }))
    .filter((entry) => entry.score)
    .sort((a, b) => b.score - a.score || a.order - b.order);
  const most = 100;
  said.textContent = `${found.length} found for “${typed}”${found.length > most ? `; the first ${most} are shown` : ""}`;
  for (const entry of found.slice(0, most)) {
    const item = made("li"), link = made("a", "", entry.title);
    link.href = entry.address;
    item.append(link, " ", made("span", "soft", entry.sort));
    const words = excerpt(entry.text, terms);
    if (words) item.append(words);
    list.append(item);
  }
}

/* The timeline. Times are milliseconds; what is not known of a bound reaches as far as anything. */

const DAY = 864e5;

function offset(instant, zone) {
  // How far the clocks of a zone are ahead, by what they show.
  try {
    const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric",
      day: "numeric", hour: "numeric", minute: "numeric" }).formatToParts(instant);
    const [year, month, day, hour, minute] = ["year", "month", "day", "hour", "minute"]
      .map((type) => Number(parts.find((part) => part.type === type).value));
    return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(instant / 6e4) * 6e4;
  } catch { return 0; }
}

class Timeline {
  constructor(form) {
    this.form = form;
    this.zone = form.dataset.zone;
    this.rows = [...document.querySelectorAll(".row")].map((row) => this.row(row));
    const known = this.rows.flatMap((row) => row.bounds).filter(Number.isFinite);
    this.all = known.length ? [Math.min(...known) - DAY / 2, Math.max(...known) + DAY / 2] : [0, DAY];
    this.view = this.all;
    this.axis = document.getElementById("_axis");
    this.count = made("output", "count");
    this.bar = made("div", "zoom");
    for (const [name, label, act] of [["−", "Zoom out", () => this.zoom(2)], ["+", "Zoom in", () => this.zoom(0.5)],
      ["‹", "Earlier", () => this.pan(-0.5)], ["›", "Later", () => this.pan(0.5)], ["All", "All of the time", () => this.show(this.all)]]) {
      const button = made("button", "", name);
      button.type = "button";
      button.setAttribute("aria-label", label);
      button.addEventListener("click", act);
      this.bar.append(button);
    }
    form.append(this.count, this.bar);
    for (const [name, value] of asked) if (form.elements[name]) form.elements[name].value = value;
    form.addEventListener("input", () => this.chosen());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => this.show(this.all)));
    this.axis.addEventListener("pointerdown", (event) => this.drag(event));
    document.getElementById("_events").addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.chosen();
  }

  row(element) {
    const track = made("span", "track"), whole = made("i", "whole"), sure = made("i", "sure");
    track.setAttribute("aria-hidden", "true");
    track.append(whole, sure);
    element.append(track);
    const unknown = [-Infinity, Infinity, -Infinity, Infinity];
    const bounds = element.dataset.bounds.split(" ").map((bound, at) => (bound === "?" ? unknown[at] : Number(bound) * 1000));
    return { element, whole, sure, bounds, words: wordsOf(`${element.textContent} ${element.closest(".group").firstElementChild.textContent}`) };
  }

  // What is typed as a day is the beginning of that day where the record's dates are read.
  instant(day) { const there = Date.parse(`${day}T00:00Z`); return there - offset(there, this.zone); }
  day(instant) { return new Date(instant + offset(instant, this.zone)).toISOString().slice(0, 10); }

  chosen() {
    const { from, until } = this.form.elements;
    const begin = from.value ? this.instant(from.value) : this.all[0];
    const end = until.value ? this.instant(until.value) + DAY : this.all[1];
    this.view = begin < end ? [begin, end] : this.all;
    this.apply();
  }

  show([begin, end]) {
    const { from, until } = this.form.elements;
    const least = Math.max(end - begin, DAY / 24);
    this.view = [Math.max(begin, this.all[0]), Math.min(begin + least, this.all[1])];
    from.value = this.view[0] > this.all[0] ? this.day(this.view[0]) : "";
    until.value = this.view[1] < this.all[1] ? this.day(this.view[1] - 1) : "";
    this.apply();
  }

  zoom(factor, at = (this.view[0] + this.view[1]) / 2) {
    this.show([at + (this.view[0] - at) * factor, at + (this.view[1] - at) * factor]);
  }

  pan(part) {
    const width = this.view[1] - this.view[0];
    const by = Math.min(Math.max(part * width, this.all[0] - this.view[0]), this.all[1] - this.view[1]);
    this.show([this.view[0] + by, this.view[1] + by]);
  }

  wheel(event) {
    const frame = this.axis.getBoundingClientRect();
    if (!(event.ctrlKey || event.altKey) || !frame.width) return;
    event.preventDefault();
    const part = (event.clientX - frame.left) / frame.width;
    this.zoom(event.deltaY > 0 ? 1.25 : 0.8, this.view[0] + part * (this.view[1] - this.view[0]));
  }

  drag(down) {
    // What is drawn over the axis with the pointer becomes all that is shown.
    const frame = this.axis.getBoundingClientRect(), shade = made("i", "shade");
    const at = (x) => Math.min(Math.max((x - frame.left) / frame.width, 0), 1);
    const begin = at(down.clientX);
    this.axis.append(shade);
    this.axis.setPointerCapture(down.pointerId);
    const move = (event) => {
      const end = at(event.clientX);
      shade.style.left = `${Math.min(begin, end) * 100}%`;
      shade.style.width = `${Math.abs(end - begin) * 100}%`;
    };
    const up = (event) => {
      this.axis.removeEventListener("pointermove", move);
      shade.remove();
      const [first, last] = [begin, at(event.clientX)].sort((a, b) => a - b), [left, right] = this.view;
      if (last - first > 0.01) this.show([left + first * (right - left), left + last * (right - left)]);
    };
    this.axis.addEventListener("pointermove", move);
    this.axis.addEventListener("pointerup", up, { once: true });
  }

  // Whether an event is in the time that is shown: in every case, in some, or in none.
  within({ bounds: [begins, begun, ends, ended], element }) {
    const [from, until] = this.view;
    if (this.view[0] === this.all[0] && this.view[1] === this.all[1]) return "surely";
    if (begins >= until || ended <= from) return "";
    return begun <= until && ends >= from && !element.dataset.unsure ? "surely" : "perhaps";
  }

  apply() {
    const wanted = ["kind", "side", "actor", "topic"].map((name) => [name, this.form.elements[name].value]);
    const terms = wordsOf(this.form.elements.words.value);
    const counts = { surely: 0, perhaps: 0 };
    for (const row of this.rows) {
      const { dataset } = row.element;
      const fits = wanted.every(([name, value]) => !value || dataset[name].split(" ").includes(value))
        && terms.every((term) => row.words.some((word) => word === term || begins(word, term)));
      const shown = fits ? this.within(row) : "";
      row.element.hidden = !shown;
      row.element.classList.toggle("perhaps", shown === "perhaps");
      if (shown) { counts[shown] += 1; this.draw(row); }
    }
    const all = counts.surely === this.rows.length;
    for (const note of document.querySelectorAll(".unsure")) note.hidden = !all;
    for (const part of document.querySelectorAll("#_events :is(section, .group)")) part.hidden = !part.querySelector(".row:not([hidden])");
    this.count.textContent = `${counts.surely} of ${this.rows.length} events${counts.perhaps ? `, and ${counts.perhaps} that may lie in this time` : ""}`;
    this.ticks();
    this.keep();
  }

  keep() {
    // What is chosen stands in the address, to be linked to; pages that are opened as files may keep theirs.
    const chosen = new URLSearchParams([...new FormData(this.form)].filter(([, value]) => value));
    try { history.replaceState(null, "", `${location.pathname}${chosen.size ? `?${chosen}` : ""}${location.hash}`); } catch { /* it stays */ }
  }

  place(instant) { return Math.min(Math.max((instant - this.view[0]) / (this.view[1] - this.view[0]), 0), 1) * 100; }

  draw({ whole, sure, bounds: [begins, begun, ends, ended], element }) {
    const [from, until] = [this.place(begins), this.place(ended)];
    const unknown = ![begins, begun, ends, ended].some(Number.isFinite);
    element.classList.toggle("undated", unknown);
    whole.classList.toggle("open-left", begins === -Infinity);
    whole.classList.toggle("open-right", ended === Infinity);
    whole.style.left = `${from}%`;
    whole.style.width = `${until - from}%`;
    sure.hidden = !(begun < ends) || this.place(ends) <= this.place(begun);
    sure.style.left = `${this.place(begun)}%`;
    sure.style.width = `${this.place(ends) - this.place(begun)}%`;
  }

  ticks() {
    const [from, until] = this.view, ahead = offset((from + until) / 2, this.zone);
    const room = Math.max(2, Math.floor((this.axis.clientWidth || 300) / 64));
    const steps = [1 / 24, 1 / 8, 1 / 4, 1 / 2, 1, 2, 7, 14].map((days) => days * DAY);
    const step = steps.find((each) => (until - from) / each <= room);
    const at = [];
    if (step) for (let t = Math.ceil((from + ahead) / step) * step; t < until + ahead; t += step) at.push(t);
    else {
      const months = (until - from) / DAY / 30.4, every = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200].find((each) => months / each <= room) ?? 6000;
      const first = new Date(from + ahead);
      for (let month = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth() + 1) / every) * every; ; month += every) {
        const start = new Date(0);
        start.setUTCFullYear(0, month, 1);
        if (start >= until + ahead) break;
        at.push(start.getTime());
      }
    }
    this.axis.replaceChildren();
    for (const tick of at.filter((each) => this.place(each - ahead) < 93)) {
      const day = new Date(tick), clock = step && step < DAY && tick % DAY;
      const text = clock ? day.toISOString().slice(11, 16)
        : day.toLocaleDateString("en-GB", { timeZone: "UTC", ...(step ? { day: "numeric", month: "short" } : { month: "short", year: "numeric" }) });
      const mark = made("span", "tick", text);
      mark.style.left = `${this.place(tick - ahead)}%`;
      this.axis.append(mark);
    }
  }
}

document.documentElement.classList.add("js");
document.querySelectorAll(".copy").forEach(copying);
const index = document.getElementById("_index"), filters = document.getElementById("_filters");
if (index) search(JSON.parse(index.textContent));
if (filters) {
  const timeline = new Timeline(filters);
  addEventListener("resize", () => timeline.ticks());
}
