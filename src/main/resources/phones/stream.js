// The server's events. What arrives is either shown as it is (a push) or a reason to ask again.

import { phones } from './api.js';
import { $, el } from './dom.js';
import { changed, everythingChanged, loadInbox, receive, roomsChanged, show, state } from './state.js';
import { setNow } from './time.js';

const RETRY = 3000;
const MOST_RAN = 100;

export function listen() {
  const stream = new EventSource('/dev/stream');
  stream.addEventListener('open', () => {
    setLive(true);
    // Events sent while nobody listened are gone, and the data may be new: ask for everything.
    state.pushes.clear();
    state.activities.clear();
    everythingChanged();
  });
  stream.addEventListener('error', () => {
    setLive(false);
    // The browser retries a lost connection by itself, but gives up after an error status.
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, RETRY);
  });
  stream.addEventListener('push', (event) => arrived(JSON.parse(event.data)));
  stream.addEventListener('activity', (event) => show(JSON.parse(event.data)));
  stream.addEventListener('ran', (event) => ran(JSON.parse(event.data)));
  stream.addEventListener('queue', roomsChanged);
  stream.addEventListener('clock', (event) => {
    setNow(JSON.parse(event.data).now);
    roomsChanged();
  });
}

function setLive(live) {
  state.live = live;
  changed();
}

function arrived(push) {
  const phone = phones.find((candidate) => candidate.deviceToken === push.deviceToken);
  if (!phone || !receive(push)) return;
  state.fresh.add(push.alarmId);
  setTimeout(() => state.fresh.delete(push.alarmId), 1000);
  announce(`${phone.name}’s phone: ${push.title}. ${push.body}`);
  loadInbox(phone).catch(() => {});
}

function ran(task) {
  state.ran = [task, ...state.ran].slice(0, MOST_RAN);
  changed();
}

function announce(words) {
  const log = $('#announcements');
  log.append(el('p', words));
  while (log.children.length > 20) log.firstChild.remove();
}
