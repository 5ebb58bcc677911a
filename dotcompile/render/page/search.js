// The search field: a list of what has the text in its name, walked by arrows.
const MOST_FOUND = 8;
const field = document.getElementById("search");
const results = document.getElementById("found");
const candidates = [
  ...KNOWN.things.flatMap((thing, at) => (thing.cards.length ? [{ thing: at, name: thing.name, note: thing.says }] : [])),
  ...KNOWN.zones.map((zone) => ({ zone, name: zone.name, note: say("zones") })),
];
let hits = [], chosen = 0;

function showHits() {
  results.replaceChildren(
    ...hits.map((hit, at) => {
      const item = make("li", { id: `hit-${at}`, role: "option" }, hit.name, make("small", {}, hit.note));
      item.setAttribute("aria-selected", at === chosen);
      return item;
    }),
  );
  results.hidden = !hits.length;
  field.setAttribute("aria-expanded", hits.length > 0);
  if (hits.length) field.setAttribute("aria-activedescendant", `hit-${chosen}`);
  else field.removeAttribute("aria-activedescendant");
}

function closeSearch() {
  field.value = "";
  hits = [];
  showHits();
}

function startSearch(choose) {
  const take = (at) => {
    const hit = hits[at];
    if (!hit) return;
    closeSearch();
    field.blur();
    choose(hit);
  };
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    hits = wanted ? candidates.filter(({ name, note }) => `${name} ${note}`.toLowerCase().includes(wanted)) : [];
    hits = hits.slice(0, MOST_FOUND);
    chosen = 0;
    showHits();
    announce(wanted ? say("results", hits.length) : "");
  });
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      event.preventDefault();
      chosen = (chosen + step + hits.length) % hits.length;
      showHits();
    } else if (event.key === "Enter") take(chosen);
    else if (event.key === "Escape") {
      closeSearch();
      field.blur();
    }
  });
  field.addEventListener("blur", () => (results.hidden = true));
  results.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    take([...results.children].indexOf(event.target.closest("li")));
  });
}
