// Each member's phone: its lock screen with the notifications it got, the app's inbox, and one thing to do.

import { drawActivities } from './activity.js';
import { as, phones, signOut } from './api.js';
import { $, el, rebuild, text } from './dom.js';
import { askToJoin } from './forms.js';
import { inbox, notification } from './notes.js';
import { attempt } from './problem.js';
import { changed, isIn, loadInbox, nameIn, openRoom, roomsChanged, state } from './state.js';
import { age, length, now, phoneClock } from './time.js';

// A phone's screen is no archive; the inbox is.
const MOST = 50;

const cards = new Map();

export function drawPhones() {
  for (const [phone, card] of cards) {
    if (phones.includes(phone)) continue;
    card.remove();
    cards.delete(phone);
  }
  phones.forEach((phone, index) => {
    if (!cards.has(phone)) cards.set(phone, place(phone));
    const card = cards.get(phone);
    card.dataset.ink = index % 6;
    drawScreen(phone, card);
    drawInbox(phone, card);
    text($('[data-do=act]', card), actionOf(phone));
  });
}

function place(phone) {
  const card = $('#phone-template').content.cloneNode(true).firstElementChild;
  $('.email', card).textContent = phone.email;
  $('h3', card).id = `owner-${phone.deviceToken}`;
  $('article', card).setAttribute('aria-labelledby', `owner-${phone.deviceToken}`);
  $('.lock-date', card).lang = phone.locale;
  const onClick = (what, task) =>
    $(`[data-do=${what}]`, card).addEventListener('click', (event) => task(phone, card, event.target));
  onClick('inbox', toggleInbox);
  onClick('act', act);
  onClick('sign-out', leave);
  $('.phones').append(card);
  return card;
}

function drawScreen(phone, card) {
  text($('h3', card), phone.name);
  $('[data-do=sign-out]', card).setAttribute('aria-label', `Sign ${phone.name} out`);
  if (now() === undefined) return;
  const { time, date } = phoneClock(phone, now());
  text($('.lock-time', card), time);
  text($('.lock-date', card), date);
  text($('.widget', card), lockScreenLine(phone));
  drawActivities(phone, $('.activities', card));
  const received = [...(state.pushes.get(phone.deviceToken)?.values() ?? [])];
  const newest = received.sort((a, b) => b.at.localeCompare(a.at)).slice(0, MOST);
  rebuild($('.pushes', card), newest, () =>
    newest.length ? newest.map((push) => notification(push, phone)) : el('li.empty', 'No notifications yet'),
  );
  card.querySelectorAll('.pushes time').forEach((when) => text(when, age(when.dateTime)));
}

function lockScreenLine(phone) {
  const room = openRoom();
  if (!room) return 'No diary yet';
  if (!isIn(phone, room)) return `Not in “${room.name}”`;
  const { writerId, dueAt } = room.turn;
  const writer = writerId === phone.memberId ? 'Your turn' : `${nameIn(room, writerId)} writes`;
  const left = Date.parse(dueAt) - now();
  return left > 0 ? `${writer}, ${length(left)} left` : `${writer}, time is up`;
}

function drawInbox(phone, card) {
  const alarms = state.inboxes.get(phone.memberId) ?? { items: [], unread: 0 };
  const button = $('[data-do=inbox]', card);
  rebuild(button, alarms.unread, () => ['Inbox', ...(alarms.unread ? badge(alarms.unread) : [])]);
  rebuild($('.inbox', card), alarms, () => inbox(alarms, phone, () => readAll(phone, card)));
}

const badge = (unread) => [el('span.badge', String(unread)), el('span.unseen', ' unread')];

function toggleInbox(phone, card) {
  const button = $('[data-do=inbox]', card);
  const open = button.getAttribute('aria-expanded') !== 'true';
  button.setAttribute('aria-expanded', open);
  $('.inbox', card).hidden = !open;
  $('.pushes', card).hidden = open;
  if (open) attempt(button, $('.problem', card), () => loadInbox(phone));
}

function readAll(phone, card) {
  return attempt($('.inbox button', card), $('.problem', card), async () => {
    await as(phone, 'POST', '/v1/alarms/read', {});
    await loadInbox(phone);
  });
}

function actionOf(phone) {
  const room = openRoom();
  if (!room || !isIn(phone, room)) return 'Join';
  return room.turn.writerId === phone.memberId ? 'Write' : 'Nudge';
}

function act(phone, card) {
  const action = actionOf(phone);
  if (action === 'Join') return askToJoin(phone);
  if (action === 'Write') {
    $('.write [name=as]').value = phone.email;
    return $('.write [name=title]').focus();
  }
  return attempt($('[data-do=act]', card), $('.problem', card), async () => {
    await as(phone, 'POST', `/v1/rooms/${openRoom().roomId}/nudge`);
    roomsChanged();
  });
}

function leave(phone, card, button) {
  return attempt(button, $('.problem', card), async () => {
    await signOut(phone);
    roomsChanged();
    changed();
  });
}
