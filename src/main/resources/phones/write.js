// The form in which a diary is posted.

import { as, phones } from './api.js';
import { $, options, text } from './dom.js';
import { attempt } from './problem.js';
import { drawRoom } from './room.js';
import { loadRooms, nameIn, openRoom, phonesIn } from './state.js';

const form = $('.write');
const done = $('.done', form);

export function startWriting() {
  form.addEventListener('submit', post);
}

let turnShown;

export function drawAuthors() {
  const room = openRoom();
  if (!room) return;
  const authors = phonesIn(room);
  const writer = authors.find((phone) => phone.memberId === room.turn.writerId);
  const turn = `${room.roomId} ${room.turn.number}`;
  const names = authors.map((phone) => [phone.email, phone.name]);
  // A new turn proposes its writer; within a turn the choice stays, so that one can try another's.
  options(form.elements.as, names, turn === turnShown ? undefined : writer?.email);
  if (turn !== turnShown) text(done, '');
  turnShown = turn;
}

async function post(event) {
  event.preventDefault();
  const { roomId } = openRoom();
  const { as: author, title, text: words } = form.elements;
  const phone = phones.find(({ email }) => email === author.value);
  text(done, '');
  await attempt($('button', form), $('.problem', form), async () => {
    await as(phone, 'POST', `/v1/rooms/${roomId}/diaries`, { title: title.value, text: words.value });
    title.value = '';
    words.value = '';
    await loadRooms();
    drawRoom();
    drawAuthors();
    const room = openRoom();
    text(done, `Posted. Now ${nameIn(room, room.turn.writerId)} writes.`);
  });
}
