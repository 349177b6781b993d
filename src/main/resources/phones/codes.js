// What the event codes mean, in words for people who have never seen them.

import { nameIn } from './state.js';
import { length } from './time.js';

export const CODES = {
  R1: ['End of the turn', 'The turn’s time is over; it passes to the next writer.'],
  M12: ['First reminder', 'Told to the writer: a few hours are left.'],
  M11: ['Last reminder', 'Told to the writer: the turn is nearly over.'],
  M13: ['Your turn', 'Told to the writer: it is your turn.'],
  M2: ['New diary', 'Told to everyone but the author: something new was written.'],
  R2: ['Planning', 'Puts the turn’s reminders and its end into the queue.'],
  N1: ['Nudge', 'A friend pokes the writer.'],
  W1: ['Clean-up', 'Removes what a deleted room or a withdrawn member left behind.'],
  L15: ['Live Activity', 'The turn’s countdown on the lock screen changes to “ending”.'],
};

export const titleOf = (code) => CODES[code]?.[0] ?? code;

const following = (room, memberId) => room.order[(room.order.indexOf(memberId) + 1) % room.order.length];

/** One task of this room's queue, told with the names of its members. */
export function story(task, room) {
  const { turn } = room;
  const what = CODES[task.code]?.[1] ?? '';
  if (task.turn !== turn.number || task.revision !== turn.revision) {
    return ['R1', 'M12', 'M11', 'L15'].includes(task.code) ? 'It is out of date; planning removes it.' : what;
  }
  const writer = nameIn(room, turn.writerId);
  const left = length(Date.parse(turn.dueAt) - Date.parse(task.at));
  const next = nameIn(room, following(room, turn.writerId));
  switch (task.code) {
    case 'R1':
      return next === writer
        ? `${writer}’s turn is over, and the next begins.`
        : `${writer}’s turn is over. ${next} is next.`;
    case 'M12':
    case 'M11':
      return `Reminds ${writer}: ${left} left to write.`;
    case 'M13':
      return `Tells ${writer}: it is your turn.`;
    case 'N1':
      return `Nudges ${writer} on behalf of a friend.`;
    default:
      return what;
  }
}

/** What the callback's answer meant, unless it was just done. */
export function outcome(status) {
  switch (status) {
    case 204:
      return '';
    case 202:
      return 'nothing left to do';
    case 0:
      return 'no answer, comes again';
    case 425:
      return 'too early, comes again';
    case 503:
      return 'store or queue was down, comes again';
    default:
      return `answered ${status}`;
  }
}
