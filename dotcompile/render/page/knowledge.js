// What is known, and the questions to it. Nothing here knows of the document.
const KNOWN = JSON.parse(document.getElementById("known").textContent);
const ACTOR = "actor";
// By what causes a way is looked for first, as `reach` does: what is drawn or between neighbours, then what an
// engine cannot tell from that, then anything.
const MILDEST = [
  new Set(["drawn", "zone"]),
  new Set(["drawn", "zone", "port", "reverse"]),
  null,
];

// The edges of a plane by the things that they lead from, or with `back` to.
function indexEdges(edges, back) {
  const index = KNOWN.things.map(() => []);
  for (const edge of edges || []) for (const thing of KNOWN.groups[edge[back ? 1 : 0]]) index[thing].push(edge);
  return index;
}

const INDEX = {};
for (const plane of ["intent", "effective"])
  INDEX[plane] = {
    on: indexEdges(KNOWN.planes[plane], false),
    back: indexEdges(KNOWN.planes[plane], true),
  };

// What is reached from a thing, nearest first, each with the thing and the edge that it is reached by.
// Actors are ends of ways and never in their middle.
function searchFrom(start, { plane, back = false, lateral = true, allows = () => true }) {
  const index = INDEX[plane][back ? "back" : "on"];
  const found = new Map([[start, null]]);
  const used = new Set();
  for (const thing of found.keys()) {
    if (thing !== start && (KNOWN.things[thing].sort === ACTOR || !lateral)) continue;
    for (const edge of index[thing]) {
      if (used.has(edge) || !allows(edge)) continue;
      used.add(edge);
      for (const next of KNOWN.groups[edge[back ? 0 : 1]])
        if (!found.has(next)) found.set(next, { from: thing, edge });
    }
  }
  found.delete(start);
  return found;
}

// A shortest way by the mildest causes that there is one by; served ones are preferred. Null if there is none.
function findPath(start, end, plane) {
  for (const causes of MILDEST)
    for (const unserved of [false, true]) {
      const allows = (edge) => (!causes || causes.has(edge[2])) && (unserved || edge[4]);
      const found = searchFrom(start, { plane, allows });
      if (!found.has(end)) continue;
      const way = [];
      for (let at = end; at !== start; at = found.get(at).from)
        way.unshift({ from: found.get(at).from, to: at, edge: found.get(at).edge });
      return way;
    }
  return null;
}

// The rules that keep two things apart, in no order.
function keptApart(one, other) {
  const has = (group, thing) => KNOWN.groups[group].includes(thing);
  return KNOWN.apart.filter(
    ({ left, right }) => (has(left, one) && has(right, other)) || (has(left, other) && has(right, one)),
  );
}

// What makes a connection possible, in words.
function tellEdge([, , cause, reason, , ports]) {
  const why = KNOWN.reasons[reason];
  const parts = [];
  if (why.text !== undefined) {
    parts.push(say(cause, why.text), why.label, why.at);
  } else if (why.network !== undefined) {
    parts.push(say(cause === "published" ? "publishedNetwork" : cause, why.network));
  } else if (why.published !== undefined) {
    const { protocol, first, last } = why.published;
    parts.push(say("published", `${first === last ? first : `${first}-${last}`}/${protocol}`));
  } else {
    parts.push(say(why.host ? "host-mode" : "sandbox"));
  }
  if (ports) parts.push(say("ports", ports));
  return parts.filter(Boolean).join(" · ");
}

function nameOf(thing) {
  return KNOWN.things[thing].name;
}

function thingById(id) {
  const at = KNOWN.things.findIndex((one) => one.id === id);
  return at < 0 ? null : at;
}
