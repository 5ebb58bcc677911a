// The figures of the picture by their keys: what is lit, what is dim, and lines that nobody drew.
const SVG = "http://www.w3.org/2000/svg";
const MOST_DOTTED = 60;
const picture = pictures[0].querySelector("svg");
const figures = { field: {}, line: {}, heading: {}, card: {}, label: {}, mark: {} };
for (const what of Object.keys(figures))
  for (const one of picture.querySelectorAll(`[data-${what}]`)) figures[what][one.dataset[what]] = one;

const thingOfCard = {};
KNOWN.things.forEach((thing, at) => thing.cards.forEach((key) => (thingOfCard[key] = at)));
const world = Object.values(figures.card)[0]?.parentNode ?? picture;
const dotted = document.createElementNS(SVG, "g");
dotted.setAttribute("class", "dotted");
const below = Object.values(figures.heading)[0] ?? Object.values(figures.card)[0] ?? null;
world.insertBefore(dotted, below);

const LIT = ["lit", "from", "to"];

function unlight() {
  picture.classList.remove("asked");
  for (const one of picture.querySelectorAll(".lit,.from,.to")) one.classList.remove(...LIT);
  dotted.replaceChildren();
}

function light(what, key, as = "lit") {
  figures[what][key]?.classList.add(as);
}

function lightThing(thing, as = "lit") {
  for (const key of KNOWN.things[thing].cards) {
    light("card", key, as);
    for (let at = KNOWN.within[key]; at; at = KNOWN.within[at]) lightField(at);
  }
}

function lightField(key) {
  light("field", key);
  light("heading", key);
}

function lightLine(key) {
  light("line", key);
  light("label", key);
  const [, tail, head] = KNOWN.lines.find(([one]) => one === key);
  for (const box of [tail, head]) if (figures.field[box]) lightField(box);
}

// The line of an edge if there is one, else a dotted one between the two things.
function lightEdge({ from, to, edge }) {
  const key = KNOWN.reasons[edge[3]].line;
  if (key) lightLine(key);
  else if (dotted.childElementCount < MOST_DOTTED) drawDotted(from, to);
}

function middleOf(box) {
  return [box.x + box.width / 2, box.y + box.height / 2];
}

// The copies of two things that are nearest to each other.
function nearestCards(from, to) {
  let least = Infinity, found = null;
  for (const one of KNOWN.things[from].cards)
    for (const other of KNOWN.things[to].cards) {
      const boxes = [figures.card[one].getBBox(), figures.card[other].getBBox()];
      const [[x, y], [toX, toY]] = boxes.map(middleOf);
      const far = Math.hypot(toX - x, toY - y);
      if (far < least) [least, found] = [far, boxes];
    }
  return found;
}

function drawDotted(from, to) {
  const boxes = nearestCards(from, to);
  if (!boxes) return;
  const [[x, y], [toX, toY]] = boxes.map(middleOf);
  const path = document.createElementNS(SVG, "path");
  const aside = 0.12;
  const [midX, midY] = [(x + toX) / 2 - (toY - y) * aside, (y + toY) / 2 + (toX - x) * aside];
  path.setAttribute("d", `M${x} ${y}Q${midX} ${midY} ${toX} ${toY}`);
  dotted.append(path);
}

// A thing in the middle, what it reaches and what reaches it, and by which lines.
function lightReach(thing, plane, lateral) {
  unlight();
  picture.classList.add("asked");
  const on = searchFrom(thing, { plane, lateral }), back = searchFrom(thing, { plane, lateral, back: true });
  for (const [found, isBack] of [[on, false], [back, true]])
    for (const [other, { from, edge }] of found) {
      lightThing(other);
      if (KNOWN.reasons[edge[3]].line || from === thing)
        lightEdge(isBack ? { from: other, to: from, edge } : { from, to: other, edge });
    }
  lightThing(thing, "from");
  return { on, back };
}

function lightPath(from, to, way) {
  unlight();
  picture.classList.add("asked");
  for (const hop of way || []) {
    lightThing(hop.from);
    lightThing(hop.to);
    lightEdge(hop);
  }
  lightThing(from, "from");
  lightThing(to, "to");
}

function lightMark(number) {
  unlight();
  picture.classList.add("asked");
  const mark = KNOWN.marks[number];
  light("mark", number);
  for (const thing of mark.things) lightThing(thing);
  for (const field of mark.fields) lightField(field);
  for (const line of mark.lines) lightLine(line);
}

// The picture as a file: without what is lit, and without what only the page needs.
function asFile() {
  const copy = pictures[view.shown].querySelector("svg").cloneNode(true);
  copy.querySelector(".dotted")?.remove();
  copy.removeAttribute("class");
  for (const one of [copy, ...copy.querySelectorAll("*")]) {
    one.classList.remove(...LIT);
    for (const name of ["role", "tabindex", "aria-label", "aria-expanded"]) one.removeAttribute(name);
    for (const name of Object.keys(one.dataset)) delete one.dataset[name];
  }
  return new XMLSerializer().serializeToString(copy);
}
