// The forms that add a member, create a room and join one.

import { as, phones, signIn } from './api.js';
import { $, options, text } from './dom.js';
import { attempt } from './problem.js';
import { everythingChanged, isIn, loadAll, open, openRoom } from './state.js';

const KNOWN_CODES = 'voda.codes';

const addForm = $('.add-member form');
const createDialog = $('#create-dialog');
const joinDialog = $('#join-dialog');
const phoneOf = (email) => phones.find((phone) => phone.email === email);
const names = (candidates) => candidates.map((phone) => [phone.email, phone.name]);

// The codes of rooms created here, so that whoever tries the page out need not remember them.
const codes = () => JSON.parse(localStorage.getItem(KNOWN_CODES) ?? '{}');
export const rememberCode = (roomId, code) =>
  localStorage.setItem(KNOWN_CODES, JSON.stringify({ ...codes(), [roomId]: code }));

export function startForms() {
  $('[data-do=create]').addEventListener('click', askToCreate);
  $('[data-do=join]').addEventListener('click', () => askToJoin());
  document
    .querySelectorAll('[data-close]')
    .forEach((button) => button.addEventListener('click', () => button.closest('dialog').close()));
  submits(addForm, async ({ authCode, name, locale }) => {
    await signIn({ email: authCode.value.trim().toLowerCase(), name: name.value.trim(), locale: locale.value });
    addForm.reset();
    await loadAll();
  });
  submits($('form', createDialog), async (fields) => {
    await createRoom(phoneOf(fields.as.value), valuesOf(fields, ['name', 'theme', 'period', 'code', 'hint']));
    createDialog.close();
  });
  submits($('form', joinDialog), async ({ as: member, roomId, code }) => {
    await join(phoneOf(member.value), roomId.value.trim(), code.value);
    joinDialog.close();
  });
  $('[name=roomId]', joinDialog).addEventListener('change', showInvitation);
}

const valuesOf = (fields, keys) => Object.fromEntries(keys.map((key) => [key, fields[key].value]));

function submits(form, task) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    attempt($('button:not([type=button])', form), $('.problem', form), () => task(form.elements));
  });
}

export async function createRoom(phone, wishes) {
  const room = await as(phone, 'POST', '/v1/rooms', wishes);
  rememberCode(room.roomId, wishes.code);
  await open(room.roomId);
  return room;
}

export async function join(phone, roomId, code) {
  await as(phone, 'POST', `/v1/rooms/${encodeURIComponent(roomId)}/join`, { code });
  await open(roomId);
  everythingChanged();
}

function askToCreate() {
  const form = $('form', createDialog);
  form.reset();
  options(form.elements.as, names(phones));
  createDialog.showModal();
  form.elements.name.focus();
}

export function askToJoin(phone) {
  const form = $('form', joinDialog);
  const room = openRoom();
  const outside = phones.filter((candidate) => !room || !isIn(candidate, room));
  form.reset();
  options(form.elements.as, names(phones), (phone ?? outside[0] ?? phones[0])?.email);
  form.elements.roomId.value = room?.roomId ?? '';
  showInvitation();
  joinDialog.showModal();
}

/** An invited person sees the room's name and the question its code answers. */
async function showInvitation() {
  const { as: member, roomId, code } = $('form', joinDialog).elements;
  const line = $('.invitation', joinDialog);
  const id = roomId.value.trim();
  text(line, '');
  code.value = codes()[id] ?? '';
  if (!id) return;
  const room = await as(phoneOf(member.value), 'GET', `/v1/rooms/${encodeURIComponent(id)}/invitation`).catch(
    () => null,
  );
  if (roomId.value.trim() !== id) return;
  if (!room) return text(line, 'There is no room with this id.');
  text(line, `“${room.name}”, ${room.theme}. ${room.hint ? `Hint: ${room.hint}` : 'No hint.'}`);
}
