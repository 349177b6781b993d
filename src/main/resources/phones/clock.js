// The bar that moves the app's clock.

import { call } from './api.js';
import { $, text } from './dom.js';
import { clear, show } from './problem.js';
import { changed, loadAll, loadRooms, state } from './state.js';
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

async function advance(by) {
  const moved = await call('POST', '/dev/clock', { body: { advance: by } });
  setNow(moved.now);
  return moved.ran;
}

/** To the next event of the room that is open; those of other rooms before it run on the way. */
async function advanceToNextEvent() {
  const ran = [];
  // Planning shows nothing, and may be all the queue holds as yet: go on to what it has planned.
  while (state.tasks.length && ran.every(({ code }) => code === 'R2')) {
    const seconds = Math.ceil((Date.parse(state.tasks[0].at) - now()) / 1000);
    ran.push(...(await advance(`PT${Math.max(1, seconds)}S`)));
    await loadRooms();
  }
  return ran;
}

async function move(button) {
  // The buttons are switched off with the next frame; a double click is faster.
  if (state.moving) return;
  const by = button.dataset.advance;
  clear(problem);
  state.moving = true;
  text(status, 'Moving the clock; everything that falls due on the way runs …');
  changed();
  try {
    const ran = by === 'next' ? await advanceToNextEvent() : await advance(by);
    await loadAll();
    text(status, summary(ran.length));
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

function summary(tasks) {
  if (tasks === 0) return 'Moved. Nothing fell due on the way.';
  return `Moved. ${tasks} ${tasks === 1 ? 'task' : 'tasks'} ran on the way.`;
}
