// The queue as a timeline, and what ran since the page was opened.

import { $, el, rebuild, text } from './dom.js';
import { CODES, outcome, story, titleOf } from './codes.js';
import { openRoom, state } from './state.js';
import { ahead, moment, now, weekdayAndTime } from './time.js';

const timeline = $('.timeline');

export function startQueue() {
  $('.codes dl').append(
    ...Object.entries(CODES).flatMap(([code, [title, what]]) => [
      el('dt', el('span.code', code), ` ${title}`),
      el('dd', what),
    ]),
  );
}

export function drawQueue() {
  const room = openRoom();
  const tasks = room ? state.tasks : [];
  const nothing = () => el('li.empty', 'Nothing waits.');
  rebuild(timeline, [tasks, room], () => (tasks.length ? tasks.map((task) => item(task, room)) : nothing()));
  drawTimes();
  const hint = () => el('li.empty', 'What voda was called back for is listed here.');
  const names = state.rooms.map(({ name }) => name);
  rebuild($('.ran'), [state.ran, names], () => (state.ran.length ? state.ran.map(ran) : hint()));
}

/** Only what changes as time passes. */
export function drawTimes() {
  if (now() === undefined) return;
  timeline.querySelectorAll('.when').forEach((time) => text(time, ahead(time.dateTime)));
}

function item(task, room) {
  const { code, at, turn, attempts } = task;
  const tries = attempts > 0 ? ` · attempts so far: ${attempts}` : '';
  return el('li', [
    el('p.task-head', el('span.code', code), el('strong', titleOf(code)), el('time.when', { datetime: at })),
    el('p', story(task, room)),
    el('p.fine', `${moment(at)} · turn ${turn}${tries}`),
  ]);
}

function ran({ code, roomId, turn, at, status }) {
  const room = state.rooms.length > 1 && state.rooms.find((candidate) => candidate.roomId === roomId)?.name;
  const details = [room, turn > 0 && `turn ${turn}`, outcome(status)].filter(Boolean).join(' · ');
  return el('li', [
    el('span.code', code),
    el('span', titleOf(code), el('span.fine', ` ${details}`)),
    el('time.fine', { datetime: at }, weekdayAndTime(at)),
  ]);
}
