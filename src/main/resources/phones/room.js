// The open diary: whose turn it is, how long it lasts, who writes when, and what was written.

import { phones } from './api.js';
import { $, el, rebuild, text } from './dom.js';
import { nameIn, open, openRoom, state } from './state.js';
import { countdown, length, moment, now } from './time.js';

const page = $('.room');

export function drawRoom() {
  const room = openRoom();
  drawTabs();
  page.hidden = !room;
  $('.no-room').hidden = Boolean(room);
  if (!room) return;
  text($('#room-name'), room.name);
  text($('.theme', page), room.theme);
  text($('.stamp b', page), String(room.turn.number));
  text($('.turn', page), `Turn ${room.turn.number}: ${nameIn(room, room.turn.writerId)} writes`);
  text($('.room-id code', page), room.roomId);
  drawOrder(room);
  drawDiaries(room);
  drawCountdown();
}

/** Only what changes as time passes. */
export function drawCountdown() {
  const room = openRoom();
  if (!room || now() === undefined) return;
  const startsAt = Date.parse(room.turn.startsAt);
  const dueAt = Date.parse(room.turn.dueAt);
  text($('.countdown', page), countdown(dueAt - now()));
  text($('.due', page), `A turn lasts ${length(dueAt - startsAt)}; this one ends ${moment(dueAt)}.`);
  $('.elapsed', page).value = Math.min(1, Math.max(0, (now() - startsAt) / (dueAt - startsAt)));
}

function drawTabs() {
  const tabs = state.rooms.map(({ roomId, name }) => ({ roomId, name, isOpen: roomId === state.openId }));
  rebuild($('.tabs'), tabs, () => tabs.map(tab));
}

function tab({ roomId, name, isOpen }) {
  const attributes = {
    type: 'button',
    'data-key': roomId,
    'aria-current': isOpen && 'true',
  };
  return el('li', el('button.tab', { ...attributes, onclick: () => open(roomId) }, name));
}

function drawOrder(room) {
  const inks = new Map(phones.map((phone, index) => [phone.memberId, index % 6]));
  const order = room.order.map((id) => ({
    name: nameIn(room, id),
    ink: inks.get(id),
    writes: id === room.turn.writerId,
    master: id === room.masterId,
  }));
  rebuild($('.order', page), order, () => order.map(friend));
}

function friend({ name, ink, writes, master }) {
  const roles = [master && ' · master', writes && ' · writes now'].filter(Boolean);
  const attributes = { 'data-ink': ink, 'aria-current': writes && 'step' };
  return el(
    'li',
    el(
      'span.friend',
      attributes,
      name,
      roles.map((role) => el('span.fine', role)),
    ),
  );
}

function drawDiaries(room) {
  rebuild($('.diaries', page), state.diaries, () =>
    state.diaries.length
      ? state.diaries.map((diary) => entry(diary, room))
      : el('p.fine', 'The first page is still empty.'),
  );
}

function entry({ title, text: words, turn, author }, room) {
  const by = ` ${author.name ?? nameIn(room, author.memberId)}, turn ${turn}`;
  return el('details', [
    el('summary', el('span.diary-title', title), el('span.fine', by)),
    el('p.diary-text', words),
  ]);
}
