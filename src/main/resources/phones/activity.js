// Live Activities: the end of a turn on a phone's lock screen, with its time running out.

import { el, rebuild, text } from './dom.js';
import { state } from './state.js';
import { countdown, now } from './time.js';

// Nor do real phones have room for more.
const MOST = 2;
const WORDS = { ACTIVE: 'active', ENDING: 'ending', ENDED: 'ended' };

/** Draws those of a phone's member that have not left the screen yet. */
export function drawActivities(phone, list) {
  const shown = [...state.activities.values()]
    .filter(({ memberId, leavesAt }) => memberId === phone.memberId && Date.parse(leavesAt) > now())
    .sort((a, b) => a.endTime.localeCompare(b.endTime))
    .slice(0, MOST);
  rebuild(list, shown, () => shown.map(card));
  list.hidden = shown.length === 0;
  list.querySelectorAll('time').forEach((left) => text(left, countdown(Date.parse(left.dateTime) - now())));
}

function card({ roomName, writerName, turn, endTime, status }) {
  const left = status === 'ENDED' ? null : el('time.activity-left', { datetime: endTime });
  return el('li.activity', { 'data-status': WORDS[status] }, [
    el('p.activity-head', el('strong', roomName), el('span.activity-status', WORDS[status])),
    el('p.activity-turn', el('span', `Turn ${turn}: ${writerName}`), left),
  ]);
}
