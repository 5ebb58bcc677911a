// What is chosen, what the address says of it, and what mouse and keys do.
const state = { from: null, to: null, mark: null, plane: "intent" };
const switches = ["lateral", "labels", "marks", "undrawn"];
const byId = (id) => document.getElementById(id);
const isOn = (name) => byId(name).checked;
const hasOverview = pictures.length > 1;

const choose = {
  thing: (thing) => {
    if (state.from !== null && thing !== state.from && state.to === null) Object.assign(state, { to: thing });
    else Object.assign(state, { from: thing, to: null });
    state.mark = null;
    show();
  },
  only: (thing) => set({ from: thing }),
  to: (thing) => set({ from: state.from, to: thing }),
  from: (thing) => set({ from: thing, to: state.from }),
  back: () => set({ from: state.to, to: state.from }),
  mark: (mark) => set({ mark }),
  clear: () => {
    set({});
    announce(say("cleared"));
  },
  zone: (zone) => {
    leaveOverview();
    bringToSight(figures.field[zone.field], true);
    announce(zone.name);
  },
};

function set(chosen) {
  Object.assign(state, { from: null, to: null, mark: null }, chosen);
  show();
}

function leaveOverview() {
  if (hasOverview && view.shown === 1) showOverview(false);
}

function showOverview(on) {
  showPicture(on ? 1 : 0);
  byId("fold").setAttribute("aria-pressed", on);
  announce(say(on ? "zonesOnly" : "everything"));
}

// Show all that the state says; the panel and the address, too.
function show() {
  for (const name of switches) picture.classList.toggle(`no-${name}`, !isOn(name));
  picture.classList.toggle("by-effect", state.plane === "effective");
  if (state.from !== null || state.mark !== null) leaveOverview();
  if (state.mark !== null) showMark();
  else if (state.to !== null) showPath();
  else if (state.from !== null) tellThing(state.from, lightReach(state.from, state.plane, isOn("lateral")), choose);
  else {
    unlight();
    tellAll(choose);
  }
  if (state.from !== null) unfoldAround(state.from);
  writeAddress();
}

function showPath() {
  const planes = Object.keys(KNOWN.planes).filter((plane) => KNOWN.planes[plane]);
  const ways = Object.fromEntries(planes.map((plane) => [plane, findPath(state.from, state.to, plane)]));
  lightPath(state.from, state.to, ways[state.plane]);
  unfoldAround(state.to);
  tellPath(state.from, state.to, ways, state.plane, choose);
}

function showMark() {
  tellAll(choose);
  lightMark(state.mark);
  KNOWN.marks[state.mark].things.forEach(unfoldAround);
  announce(KNOWN.marks[state.mark].text);
}

// Bring a thing to sight, nearer if it is too small to be read.
function bringThing(thing) {
  const [key] = KNOWN.things[thing].cards;
  if (key) bringToSight(figures.card[key], view.scale < READABLE);
}

// A thing that is asked about is to be seen.
function unfoldAround(thing) {
  const around = KNOWN.things[thing].cards.map(shownAs).filter((key) => folded.has(key));
  if (around.length) setFolded([...folded].filter((key) => around.includes(shownAs(key))), false);
}

function toggleFold(key) {
  setFolded([key], !folded.has(key));
  const zone = KNOWN.zones.find(({ field: one }) => one === key);
  announce(say(folded.has(key) ? "folded" : "unfolded", zone.name));
  byId("fold").setAttribute("aria-pressed", !hasOverview && outerZones.every((one) => folded.has(one)));
  writeAddress();
}

function toggleAllFolds() {
  if (hasOverview) showOverview(view.shown === 0);
  else {
    const fold = !outerZones.every((key) => folded.has(key));
    setFolded(fold ? outerZones : [...folded], fold);
    byId("fold").setAttribute("aria-pressed", fold);
    announce(say(fold ? "zonesOnly" : "everything"));
  }
  writeAddress();
}

// The address says what is shown, so that it can be passed on.
function writeAddress() {
  const words = new URLSearchParams();
  if (state.from !== null) words.set("from", KNOWN.things[state.from].id);
  if (state.to !== null) words.set("to", KNOWN.things[state.to].id);
  if (state.mark !== null) words.set("finding", state.mark + 1);
  if (state.plane !== "intent") words.set("in", state.plane);
  const hidden = switches.filter((name) => !isOn(name));
  if (hidden.length) words.set("hide", hidden.join(" "));
  const zones = KNOWN.zones.filter((zone) => folded.has(zone.field)).map((zone) => zone.field);
  if (zones.length) words.set("fold", zones.join(" "));
  if (hasOverview && view.shown === 0) words.set("all", "1");
  const hash = words.toString();
  if (hash !== location.hash.slice(1)) history.replaceState(null, "", hash ? `#${hash}` : "#");
}

function readAddress() {
  const words = new URLSearchParams(location.hash.slice(1));
  const thing = (name) => (words.has(name) ? thingById(words.get(name)) : null);
  const mark = Number(words.get("finding")) - 1;
  const chosen = { from: thing("from"), to: null, mark: null };
  if (chosen.from !== null && thing("to") !== chosen.from) chosen.to = thing("to");
  if (mark in KNOWN.marks) chosen.mark = mark;
  state.plane = words.get("in") === "effective" && KNOWN.planes.effective ? "effective" : "intent";
  document.querySelector(`[name=plane][value=${state.plane}]`).checked = true;
  const hidden = (words.get("hide") ?? "").split(" ");
  for (const name of switches) byId(name).checked = !hidden.includes(name);
  folded.clear();
  setFolded((words.get("fold") ?? "").split(" ").filter((key) => figures.field[key]), true);
  if (hasOverview && !words.has("all")) showOverview(true);
  set(chosen);
  if (state.from !== null) bringThing(state.from);
}

function download() {
  const url = URL.createObjectURL(new Blob([asFile()], { type: "image/svg+xml" }));
  const name = KNOWN.title.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[-.]+/, "") || "diagram";
  make("a", { href: url, download: `${name}.svg` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

// A figure that can be pressed. It is called what stands in it, whose pieces are apart, and `more`.
function asButton(element, act, more = "") {
  for (const text of element.querySelectorAll("text")) text.after(" ");
  const label = `${element.textContent} ${more}`.replace(/\s+/g, " ").trim();
  element.setAttribute("tabindex", "0");
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", label);
  element.addEventListener("click", (event) => {
    if (wasDragged()) return;
    event.stopPropagation();
    act();
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
}

// What a thing reaches is shown while the pointer or the focus is on it and nothing is chosen.
function asCard(element, thing) {
  const isIdle = () => state.from === null && state.mark === null;
  const preview = () => isIdle() && !pointers.size && lightReach(thing, state.plane, isOn("lateral"));
  asButton(element, () => choose.thing(thing));
  element.addEventListener("pointerenter", preview);
  element.addEventListener("pointerleave", () => isIdle() && unlight());
  element.addEventListener("focus", () => {
    if (!element.matches(":focus-visible")) return;
    bringToSight(element);
    preview();
  });
  element.addEventListener("blur", () => isIdle() && unlight());
}

const KEYS = {
  "/": () => field.focus(),
  "+": () => zoomBy(STEP),
  "=": () => zoomBy(STEP),
  "-": () => zoomBy(1 / STEP),
  0: showAll,
  f: toggleAllFolds,
  Escape: choose.clear,
  ArrowLeft: () => panBy(PAN, 0),
  ArrowRight: () => panBy(-PAN, 0),
  ArrowUp: () => panBy(0, PAN),
  ArrowDown: () => panBy(0, -PAN),
};

function onKey(event) {
  const isTyping = event.target.matches?.("input") || panel.contains(event.target);
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  if (isTyping && !(event.key === "Escape" && event.target !== field)) return;
  event.preventDefault();
  KEYS[event.key]();
}

function startPicture() {
  for (const one of pictures) {
    one.querySelector("svg").setAttribute("role", "group");
    one.querySelector("svg").setAttribute("aria-label", `${say("diagram")}: ${KNOWN.title}`);
  }
  for (const [key, element] of Object.entries(figures.card))
    if (key in thingOfCard) asCard(element, thingOfCard[key]);
  for (const zone of KNOWN.zones) asButton(figures.heading[zone.field], () => toggleFold(zone.field));
  KNOWN.marks.forEach((mark, at) => {
    if (figures.mark[at]) asButton(figures.mark[at], () => choose.mark(at), `${mark.code} ${mark.text}`);
  });
  if (hasOverview) startOverview();
}

// In the overview a zone is opened by a click on it.
function startOverview() {
  const overview = pictures[1].querySelector("svg");
  for (const heading of overview.querySelectorAll("[data-heading]")) {
    const zone = KNOWN.zones.find(({ field: key }) => key === KNOWN.overview[heading.dataset.heading]);
    const open = () => choose.zone(zone);
    asButton(heading, open);
    overview.querySelector(`[data-field="${heading.dataset.heading}"]`).addEventListener("click", () => wasDragged() || open());
  }
}

function start() {
  sayAll();
  startStage();
  startPicture();
  startSearch(({ thing, zone }) => {
    if (zone) choose.zone(zone);
    else {
      choose.only(thing);
      bringThing(thing);
    }
  });
  for (const radio of document.querySelectorAll("[name=plane]")) {
    radio.disabled = !KNOWN.planes[radio.value];
    if (radio.disabled) radio.parentElement.title = say("noEffective");
    radio.onchange = () => {
      state.plane = radio.value;
      show();
    };
  }
  for (const name of switches) byId(name).onchange = show;
  byId("fold").onclick = toggleAllFolds;
  byId("download").onclick = download;
  stage.addEventListener("click", (event) => {
    if (!wasDragged() && !event.target.closest(".zoom") && state.from !== null) choose.clear();
  });
  addEventListener("keydown", onKey);
  addEventListener("hashchange", readAddress);
  showAll();
  readAddress();
}

start();
