// Zones that are folded: what is in them is hidden, and lines that led there are counted at their borders.
const folded = new Set();
const counted = document.createElementNS(SVG, "g");
counted.setAttribute("class", "counted");
world.insertBefore(counted, below);
const outerZones = KNOWN.zones.filter((zone) => zone.outer).map((zone) => zone.field);

// The outermost folded zone that a card or a field is in, or is; else itself.
function shownAs(key) {
  let shown = key;
  for (let at = key; at; at = KNOWN.within[at]) if (folded.has(at)) shown = at;
  return shown;
}

function isHidden(key) {
  return shownAs(key) !== key;
}

function setFolded(fields, fold) {
  for (const field of fields) folded[fold ? "add" : "delete"](field);
  showFolds();
}

function showFolds() {
  const hide = (element, hidden) => element?.classList.toggle("folded-away", hidden);
  for (const key of Object.keys(figures.card)) hide(figures.card[key], isHidden(key));
  for (const key of Object.keys(figures.field)) {
    hide(figures.field[key], isHidden(key));
    hide(figures.heading[key], isHidden(key));
    figures.heading[key].setAttribute("aria-expanded", !folded.has(key));
  }
  const between = new Map();
  for (const [line, tail, head] of KNOWN.lines) {
    const ends = [shownAs(tail), shownAs(head)];
    const moves = ends[0] !== tail || ends[1] !== head;
    hide(figures.line[line], moves);
    hide(figures.label[line], moves);
    if (moves && ends[0] !== ends[1]) between.set(ends.join(), [...ends, (between.get(ends.join())?.[2] ?? 0) + 1]);
  }
  KNOWN.marks.forEach((mark, at) => {
    const keys = [...mark.fields, ...mark.things.flatMap((thing) => KNOWN.things[thing].cards)];
    hide(figures.mark[at], keys.some(isHidden));
  });
  counted.replaceChildren(...[...between.values()].flatMap(countedLine));
}

function boxOf(key) {
  return (figures.field[key] ?? figures.card[key]).getBBox();
}

// Where the straight way from the middle of a box to a point leaves the box.
function border(box, [x, y]) {
  const [midX, midY] = middleOf(box);
  const part = Math.min(box.width / 2 / (Math.abs(x - midX) || 1e-9), box.height / 2 / (Math.abs(y - midY) || 1e-9), 1);
  return [midX + (x - midX) * part, midY + (y - midY) * part];
}

function countedLine([tail, head, count]) {
  const [one, other] = [boxOf(tail), boxOf(head)];
  const start = border(one, middleOf(other)), end = border(other, middleOf(one));
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", `M${start}L${end}`);
  const dot = document.createElementNS(SVG, "circle");
  const text = document.createElementNS(SVG, "text");
  const [x, y] = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
  for (const [name, value] of Object.entries({ cx: end[0], cy: end[1], r: 4 })) dot.setAttribute(name, value);
  for (const [name, value] of Object.entries({ x, y: y - 5 })) text.setAttribute(name, value);
  text.textContent = count > 1 ? `× ${count}` : "";
  return [path, dot, text];
}
