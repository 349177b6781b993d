// What a member is told: a notification on the lock screen, and the same alarms in the inbox.

import { el } from './dom.js';
import { state } from './state.js';

export function notification({ alarmId, code, title, body, at }, { locale: lang }) {
  const kind = state.fresh.has(alarmId) ? 'li.push.arriving' : 'li.push';
  return el(kind, [
    el('p.push-from', 'voda', el('span.code', code), el('time', { datetime: at })),
    el('p.push-title', { lang }, title),
    el('p', { lang }, body),
  ]);
}

export function inbox({ items, unread }, { locale }, readAll) {
  const button = el('button.small', { type: 'button', onclick: readAll }, 'Read all');
  const heading = el('p.inbox-head', el('strong', 'Inbox'), unread ? button : null);
  const entries = items.map((alarm) => entry(alarm, locale));
  return [heading, entries.length ? el('ul', entries) : el('p.empty', 'Nothing here yet')];
}

function entry({ title, body, read }, lang) {
  return el(read ? 'li.push' : 'li.push.unread', [
    read ? null : el('span.unseen', 'Unread: '),
    el('p.push-title', { lang }, title),
    el('p', { lang }, body),
  ]);
}
