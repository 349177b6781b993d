// The bar that moves the app's clock.

import { call } from './api.js';
import { $, text } from './dom.js';
import { loadAll, changed, state } from './state.js';
import { clear, show } from './problem.js';
import { momentWithSeconds, now, setNow } from './time.js';

const bar = $('.clockbar');
const buttons = [...bar.querySelectorAll('button')];
const status = $('.clock-status', bar);
const problem = $('.problem', bar);

export function startClock() {
  buttons.forEach((button) => button.addEventListener('click', () => move(button)));
}

export function drawClock() {
  const time = $('.now', bar);
  if (now() !== undefined) {
    text(time, momentWithSeconds(now()));
    time.dateTime = new Date(now()).toISOString();
  }
  for (const button of buttons) {
    const aimless = button.dataset.advance === 'next' && state.tasks.length === 0;
    button.disabled = state.moving || aimless || now() === undefined;
  }
  bar.toggleAttribute('data-moving', state.moving);
}

// The next event of the room that is open; those of other rooms before it run on the way.
function untilNextEvent() {
  const seconds = Math.ceil((Date.parse(state.tasks[0].at) - now()) / 1000);
  return `PT${Math.max(1, seconds)}S`;
}

async function move(button) {
  const { advance } = button.dataset;
  clear(problem);
  state.moving = true;
  text(status, 'Moving the clock; everything that falls due on the way runs …');
  changed();
  try {
    const moved = await call('POST', '/dev/clock', {
      body: { advance: advance === 'next' ? untilNextEvent() : advance },
    });
    setNow(moved.now);
    if (moved.ran.length) state.ran.unshift({ label: button.textContent, now: moved.now, items: moved.ran });
    state.lapsed ||= moved.ran.some(({ code, status: answer }) => code === 'R1' && String(answer) === '204');
    text(
      status,
      moved.ran.length === 0
        ? 'Moved. Nothing fell due on the way.'
        : `Moved. ${moved.ran.length} ${moved.ran.length === 1 ? 'task' : 'tasks'} ran on the way.`,
    );
    await loadAll();
  } catch (failure) {
    text(status, '');
    show(problem, failure);
  } finally {
    state.moving = false;
    drawClock();
    changed();
    if (document.activeElement === document.body) button.focus();
  }
}
