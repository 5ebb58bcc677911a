// What the panel says. Texts of others are only ever put in as text.
const panel = document.getElementById("panel");
const live = document.getElementById("live");

function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function announce(text) {
  live.textContent = text;
}

function button(text, onclick, className = "row") {
  return make("button", { type: "button", className, onclick }, text);
}

function row(text, note, onclick) {
  return make("li", {}, button(text, onclick), make("small", {}, note));
}

function heading(text, count) {
  return make("h3", {}, text, count === undefined ? "" : make("span", { className: "count" }, String(count)));
}

function list(rows) {
  return rows.length ? make("ul", {}, ...rows) : make("p", { className: "quiet" }, say("nothing"));
}

function markRow(number, choose) {
  const mark = KNOWN.marks[number];
  const text = [mark.tone === "undrawn" ? "" : String(number + 1), mark.code, mark.text].filter(Boolean).join(" ");
  const item = row(text, mark.at, () => choose(number));
  item.className = `found ${mark.tone}`;
  return item;
}

function marksOf(things, lines = []) {
  const asked = (mark) =>
    things.every((thing) => mark.things.includes(thing)) || mark.lines.some((line) => lines.includes(line));
  return KNOWN.marks.flatMap((mark, at) => (asked(mark) ? [at] : []));
}

function fill(...parts) {
  panel.replaceChildren(...parts);
  panel.scrollTop = 0;
}

function tellAll(choose) {
  const found = KNOWN.marks.map((mark, at) => [mark.tone, at]);
  const told = found.filter(([tone]) => tone !== "undrawn"), undrawn = found.filter(([tone]) => tone === "undrawn");
  const services = KNOWN.things.filter((thing) => thing.sort === "service").length;
  fill(
    make("h2", {}, KNOWN.title),
    make("p", { className: "quiet" }, say("counts", KNOWN.zones.length, services, KNOWN.lines.length)),
    make("p", { className: "quiet" }, KNOWN.target ? say("on", KNOWN.target) : say("noEffective")),
    heading(say("findings"), told.length),
    told.length ? list(told.map(([, at]) => markRow(at, choose.mark))) : make("p", { className: "quiet" }, say("noFindings")),
    ...(undrawn.length ? [heading(say("undrawnLinks"), undrawn.length), list(undrawn.map(([, at]) => markRow(at, choose.mark)))] : []),
    heading(say("zones"), KNOWN.zones.length),
    list(KNOWN.zones.map((zone) => row(zone.name, String(zone.cards.length), () => choose.zone(zone)))),
    make("p", { className: "quiet" }, say("keys")),
  );
}

function reachRows(found, choose) {
  return [...found].map(([thing, { from, direct }]) =>
    row(nameOf(thing), direct ? say("direct") : say("via", nameOf(from)), () => choose(thing)),
  );
}

function tellThing(thing, { on, back }, choose) {
  const { name, says, at } = KNOWN.things[thing];
  const found = marksOf([thing]);
  const direct = (map) => new Map([...map].map(([other, hop]) => [other, { from: hop.from, direct: hop.from === thing }]));
  fill(
    make("h2", {}, name),
    make("p", { className: "quiet" }, [says, at].filter(Boolean).join(" · ")),
    ...(found.length ? [heading(say("related"), found.length), list(found.map((one) => markRow(one, choose.mark)))] : []),
    heading(say("reaches"), on.size),
    list(reachRows(direct(on), choose.to)),
    heading(say("reachedBy"), back.size),
    list(reachRows(direct(back), choose.from)),
    make("p", { className: "quiet" }, say("choose")),
    button(say("clear"), choose.clear, "plain"),
  );
  announce(say("selected", name, on.size, back.size));
}

function tellWay(way) {
  if (!way) return make("p", { className: "quiet" }, say("noPath"));
  const steps = way.map(({ from, to, edge }) =>
    make("li", {}, make("strong", {}, `${nameOf(from)} → ${nameOf(to)}`), make("small", {}, tellEdge(edge))),
  );
  return make("ol", {}, ...steps);
}

function tellPath(from, to, ways, plane, choose) {
  const apart = keptApart(from, to);
  const lines = (ways[plane] ?? []).map(({ edge }) => KNOWN.reasons[edge[3]].line).filter(Boolean);
  const found = marksOf([from, to], lines);
  fill(
    make("h2", {}, `${nameOf(from)} → ${nameOf(to)}`),
    ...Object.keys(ways).flatMap((one) => [heading(say(one)), tellWay(ways[one])]),
    ...apart.map(({ why, at }) => make("p", { className: "apart" }, say("apart", why), make("small", {}, at))),
    ...(found.length ? [heading(say("related"), found.length), list(found.map((one) => markRow(one, choose.mark)))] : []),
    button(say("back"), choose.back, "plain"),
    button(say("clear"), choose.clear, "plain"),
  );
  const way = ways[plane];
  announce(say("path", nameOf(from), nameOf(to), way ? say("way", way.length) : say("noWay")));
}
