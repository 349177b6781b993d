// The phones page: a developer's console that shows what voda does, through the calls an app would make.

import { $, text } from './dom.js';
import { drawClock, startClock } from './clock.js';
import { startForms } from './forms.js';
import { drawPhones } from './phone.js';
import { drawQueue, drawTimes, startQueue } from './queue.js';
import { drawCountdown, drawRoom } from './room.js';
import { changed, everythingChanged, onChange, state } from './state.js';
import { listen } from './stream.js';
import { drawWelcome, startWelcome } from './welcome.js';
import { drawAuthors, startWriting } from './write.js';

[startClock, startForms, startQueue, startWelcome, startWriting].forEach((start) => start());
[drawWelcome, drawClock, drawPhones, drawRoom, drawAuthors, drawQueue, drawConnection].forEach(onChange);

function drawConnection() {
  const connection = state.live
    ? 'Live: the server tells this page what happens.'
    : 'Not connected to the server; trying again …';
  text($('.live'), state.live && state.trouble ? `Could not refresh: ${state.trouble}` : connection);
  document.body.toggleAttribute('data-live', state.live && !state.trouble);
}

setInterval(() => {
  drawClock();
  drawPhones();
  drawCountdown();
  drawTimes();
}, 500);

// A sleeping computer stops the page's own clock but not the server's.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) everythingChanged();
});

changed();
listen();
