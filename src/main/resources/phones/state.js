// What the page knows, and how it learns it. The views draw what is here; nothing else holds data.

import { as, call, phones } from './api.js';
import { settled } from './dom.js';
import { setNow } from './time.js';

const OPEN_ROOM = 'voda.room';

export const state = {
  rooms: [],
  openId: localStorage.getItem(OPEN_ROOM),
  diaries: [],
  tasks: [],
  ran: [],
  pushes: new Map(),
  activities: new Map(),
  fresh: new Set(),
  inboxes: new Map(),
  moving: false,
  live: false,
  trouble: null,
  loaded: false,
};

const views = [];
export const onChange = (view) => views.push(view);

let drawing = false;
export function changed() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    views.forEach((view) => view());
  });
}

export const openRoom = () => state.rooms.find((room) => room.roomId === state.openId);
export const isIn = (phone, room) => room.members.some((member) => member.memberId === phone.memberId);
export const nameIn = (room, memberId) =>
  room.members.find((member) => member.memberId === memberId)?.name ?? 'somebody who left';
export const phonesIn = (room) => phones.filter((phone) => isIn(phone, room));

export function open(roomId) {
  state.openId = roomId;
  localStorage.setItem(OPEN_ROOM, roomId);
  state.tasks = [];
  state.diaries = [];
  changed();
  return loadRooms();
}

export async function loadRooms() {
  const pages = await Promise.all(phones.map((phone) => as(phone, 'GET', '/v1/rooms?size=100')));
  const rooms = new Map(pages.flatMap((page) => page.items).map((room) => [room.roomId, room]));
  state.rooms = [...rooms.values()].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  const room = openRoom() ?? state.rooms.at(-1);
  if (room) state.openId = room.roomId;
  const reader = room && phonesIn(room)[0];
  const none = { items: [] };
  const [tasks, diaries] = await Promise.all(
    reader
      ? [
          call('GET', `/dev/tasks?roomId=${encodeURIComponent(room.roomId)}`),
          as(reader, 'GET', `/v1/rooms/${room.roomId}/diaries`),
        ]
      : [none, none],
  );
  // Another room may have been opened meanwhile; its own answers are on their way.
  if (room && state.openId !== room.roomId) return;
  state.tasks = tasks.items.sort((a, b) => a.at.localeCompare(b.at));
  state.diaries = diaries.items;
  changed();
}

export async function loadInbox(phone) {
  state.inboxes.set(phone.memberId, await as(phone, 'GET', '/v1/alarms'));
  changed();
}

async function loadPushes(phone) {
  const { items } = await call('GET', `/dev/pushes?memberId=${encodeURIComponent(phone.memberId)}`);
  items.forEach(receive);
}

/** A phone shows an alarm once: the alarm's id is the notification's tag. */
export function receive(push) {
  const alarms = state.pushes.get(push.deviceToken) ?? new Map();
  if (alarms.has(push.alarmId)) return false;
  state.pushes.set(push.deviceToken, alarms.set(push.alarmId, push));
  changed();
  return true;
}

async function loadActivities(phone) {
  const { items } = await call('GET', `/dev/activities?memberId=${encodeURIComponent(phone.memberId)}`);
  items.forEach(show);
}

/** A Live Activity shows what it was told last. */
export function show(activity) {
  const before = state.activities.get(activity.activityId);
  if (before && before.at >= activity.at) return;
  state.activities.set(activity.activityId, activity);
  changed();
}

export async function loadAll() {
  // First the calls that need a sign-in: a fresh database gives the members new ids.
  await loadRooms();
  const clock = call('GET', '/dev/clock').then(({ now }) => setNow(now));
  await Promise.all([clock, ...[loadInbox, loadPushes, loadActivities].flatMap((load) => phones.map(load))]);
  state.loaded = true;
  changed();
}

const refreshing = (load) =>
  settled(async () => {
    state.trouble = await load().then(
      () => null,
      (problem) => problem.message,
    );
    changed();
  });

export const roomsChanged = refreshing(loadRooms);
export const everythingChanged = refreshing(loadAll);
