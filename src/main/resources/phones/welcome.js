// The first visit: one button that sets everything up, then three steps to see it all work.

import { as, phones, signIn } from './api.js';
import { $ } from './dom.js';
import { createRoom, join, rememberCode } from './forms.js';
import { attempt } from './problem.js';
import { isIn, loadAll, open, state } from './state.js';

const LANGUAGES = ['en', 'ko', 'ja'];
const ROOM = {
  name: 'Our summer',
  theme: 'Small happy things',
  period: 'P1D',
  hint: 'Where did we meet?',
  code: 'seoul',
};

const welcome = $('.welcome');
const guide = $('.guide');

export function startWelcome() {
  const button = $('[data-do=set-up]');
  button.addEventListener('click', async () => {
    if (await attempt(button, $('.problem', welcome), setUp)) $('#main').focus();
  });
}

async function setUp() {
  const browser = navigator.language.slice(0, 2);
  const locale = LANGUAGES.includes(browser) ? browser : 'en';
  const mina = await signIn({ email: 'mina@example.com', name: 'Mina', locale });
  const leo = await signIn({ email: 'leo@example.com', name: 'Leo', locale });
  const before = await as(mina, 'GET', '/v1/rooms?size=100');
  const shared = before.items.find((room) => room.name === ROOM.name && isIn(leo, room));
  if (shared) {
    rememberCode(shared.roomId, ROOM.code);
    await open(shared.roomId);
  } else {
    const room = await createRoom(mina, ROOM);
    await join(leo, room.roomId, ROOM.code);
  }
  await loadAll();
}

export function drawWelcome() {
  const empty = phones.length === 0 || (state.loaded && state.rooms.length === 0);
  welcome.hidden = !empty;
  $('.diary-area').hidden = $('.queue-area').hidden = phones.length === 0;
  $('.desk').classList.toggle('starting', phones.length === 0);
  drawGuide(empty);
}

function drawGuide(empty) {
  const got = new Set([...state.pushes.values()].flatMap((alarms) => [...alarms.values()].map(({ code }) => code)));
  const finished = {
    remind: got.has('M12') || got.has('M11'),
    write: got.has('M2'),
    lapse: state.ran.some(({ code, status }) => code === 'R1' && status === 204),
  };
  guide
    .querySelectorAll('[data-step]')
    .forEach((step) => step.toggleAttribute('data-finished', finished[step.dataset.step]));
  guide.hidden = empty || Object.values(finished).every(Boolean);
}
