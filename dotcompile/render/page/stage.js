// Pan, zoom and pinch: one transform on the picture that is shown.
const MOST_ZOOM = 6, LEAST_ZOOM = 0.05, STEP = 1.25, PAN = 60, TAP = 4, READABLE = 0.35;
const stage = document.getElementById("stage");
const pictures = [...document.querySelectorAll(".picture")];
const view = { scale: 1, x: 0, y: 0, shown: 0 };
const pointers = new Map();
let moved = 0, settled = 0;

const sizes = pictures.map((one) => {
  const { width, height } = one.querySelector("svg").viewBox.baseVal;
  return { width, height };
});

function place() {
  const picture = pictures[view.shown];
  picture.style.transform = `translate(${view.x}px,${view.y}px) scale(${view.scale})`;
  // While it moves the picture is a layer of its own; at rest it is drawn anew, so that texts are sharp.
  picture.style.willChange = "transform";
  clearTimeout(settled);
  settled = setTimeout(() => (picture.style.willChange = "auto"), 250);
  document.getElementById("scale").textContent = `${Math.round(view.scale * 100)}%`;
}

function showAll() {
  const { clientWidth: wide, clientHeight: high } = stage;
  const { width, height } = sizes[view.shown];
  view.scale = Math.min(wide / width, high / height, 1.6);
  view.x = (wide - width * view.scale) / 2;
  view.y = (high - height * view.scale) / 2;
  place();
}

function zoomBy(factor, x = stage.clientWidth / 2, y = stage.clientHeight / 2) {
  const scale = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, view.scale * factor));
  view.x = x - ((x - view.x) * scale) / view.scale;
  view.y = y - ((y - view.y) * scale) / view.scale;
  view.scale = scale;
  place();
}

function panBy(x, y) {
  view.x += x;
  view.y += y;
  place();
}

function showPicture(number) {
  view.shown = number;
  pictures.forEach((one, at) => (one.hidden = at !== number));
  showAll();
}

// Bring an element to the middle if it is out of sight or, with `near`, so large that it can be read.
function bringToSight(element, near = false) {
  const bounds = stage.getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  if (near) {
    const factor = Math.min((bounds.width * 0.8) / inner.width, (bounds.height * 0.8) / inner.height);
    zoomBy(Math.min(factor, 1 / view.scale));
  }
  const box = element.getBoundingClientRect();
  const seen = box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;
  if (near || !seen)
    panBy(
      bounds.left + bounds.width / 2 - (box.left + box.width / 2),
      bounds.top + bounds.height / 2 - (box.top + box.height / 2),
    );
}

// Whether the pointer was dragged, so that what follows is no click.
function wasDragged() {
  return moved > TAP;
}

function gap() {
  const [one, other] = [...pointers.values()];
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}

function onMove(event) {
  const before = pointers.get(event.pointerId);
  if (!before) return;
  if (pointers.size === 1) {
    const x = event.clientX - before.clientX, y = event.clientY - before.clientY;
    moved += Math.hypot(x, y);
    pointers.set(event.pointerId, event);
    if (wasDragged()) {
      stage.classList.add("dragged");
      panBy(x, y);
    }
  } else if (pointers.size === 2) {
    const was = gap();
    pointers.set(event.pointerId, event);
    const [one, other] = [...pointers.values()], bounds = stage.getBoundingClientRect();
    moved = TAP + 1;
    zoomBy(
      gap() / (was || 1),
      (one.clientX + other.clientX) / 2 - bounds.left,
      (one.clientY + other.clientY) / 2 - bounds.top,
    );
  }
}

function onUp(event) {
  pointers.delete(event.pointerId);
  stage.classList.remove("dragged");
}

function onWheel(event) {
  event.preventDefault();
  const bounds = stage.getBoundingClientRect();
  if (event.shiftKey) panBy(-event.deltaY, 0);
  else {
    const speed = event.deltaMode ? 0.05 : 0.0016;
    zoomBy(Math.exp(-event.deltaY * speed), event.clientX - bounds.left, event.clientY - bounds.top);
  }
}

function startStage() {
  stage.addEventListener("wheel", onWheel, { passive: false });
  stage.addEventListener("pointerdown", (event) => {
    if (event.target.closest(".zoom")) return;
    if (!pointers.size) moved = 0;
    pointers.set(event.pointerId, event);
  });
  addEventListener("pointermove", onMove);
  addEventListener("pointerup", onUp);
  addEventListener("pointercancel", onUp);
  addEventListener("resize", showAll);
  document.getElementById("in").onclick = () => zoomBy(STEP);
  document.getElementById("out").onclick = () => zoomBy(1 / STEP);
  document.getElementById("fit").onclick = showAll;
}
