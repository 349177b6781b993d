// Small helpers for building the page. Text from members goes in as text nodes only, never as markup.

export const $ = (selector, root = document) => root.querySelector(selector);

/** An element: `el('p.fine', { lang }, 'words', child)`. Without attributes, the children come second. */
export function el(name, ...rest) {
  const [tag, ...classes] = name.split('.');
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(' ');
  const first = rest[0];
  const plain = first && typeof first === 'object' && !(first instanceof Node) && !Array.isArray(first);
  for (const [key, value] of Object.entries(plain ? rest.shift() : {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value);
  }
  node.append(...rest.flat().filter((child) => child || child === 0));
  return node;
}

/** Sets text only when it differs: rewriting the same text would drop what the reader has selected. */
export function text(node, value) {
  if (node.textContent !== value) node.textContent = value;
}

const shown = new WeakMap();

/** Rebuilds the children when `data` has changed, and gives the focus back to the control that had it. */
export function rebuild(node, data, build) {
  const key = JSON.stringify(data);
  if (shown.get(node) === key) return;
  shown.set(node, key);
  const focused = node.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  node.replaceChildren(...[build()].flat());
  if (focused) node.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

/** Fills a select, keeping the choice where it still exists. */
export function options(select, entries, preferred) {
  const before = preferred ?? select.value;
  rebuild(select, entries, () => entries.map(([value, label]) => el('option', { value }, label)));
  if (entries.some(([value]) => value === before)) select.value = before;
}

/** Runs `task` once a little after the last call, and never twice at the same time. */
export function settled(task, wait = 120) {
  let timer;
  let running;
  return function later() {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (running) return void running.finally(later);
      running = Promise.resolve(task())
        .catch(() => {})
        .finally(() => {
          running = undefined;
        });
    }, wait);
  };
}
