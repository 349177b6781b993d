// The app's clock: the server says what time it is, this page lets it tick on in between.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let base;

export function setNow(instant) {
  base = { server: Date.parse(instant), local: performance.now() };
}

/** Milliseconds since the epoch, or undefined until the server has told. */
export const now = () => base && base.server + performance.now() - base.local;

const two = (number) => String(number).padStart(2, '0');

/** What is left, as on a kitchen timer: `4 d 23:59:12`. */
export function countdown(ms) {
  const left = Math.max(0, Math.ceil(ms / SECOND)) * SECOND;
  const days = Math.floor(left / DAY);
  const clock = [Math.floor((left % DAY) / HOUR), Math.floor((left % HOUR) / MINUTE), (left % MINUTE) / SECOND];
  return (days ? `${days} d ` : '') + clock.map(two).join(':');
}

/** A length in words, at most two units: `1 day 4 h`. Whole seconds only below a minute. */
export function length(ms) {
  const rounded = ms < MINUTE ? Math.round(ms / SECOND) * SECOND : Math.round(ms / MINUTE) * MINUTE;
  const days = Math.floor(rounded / DAY);
  const hours = Math.floor((rounded % DAY) / HOUR);
  const minutes = Math.floor((rounded % HOUR) / MINUTE);
  const parts = [
    days && `${days} ${days === 1 ? 'day' : 'days'}`,
    hours && `${hours} h`,
    minutes && !days && `${minutes} min`,
  ];
  return parts.filter(Boolean).join(' ') || `${Math.round(rounded / SECOND)} s`;
}

/** How long ago, in one unit, as notifications tell it. */
export function age(instant) {
  const ms = now() - Date.parse(instant);
  const [unit, name] =
    [
      [DAY, 'd'],
      [HOUR, 'h'],
      [MINUTE, 'min'],
    ].find(([size]) => ms >= size) ?? [];
  return unit ? `${Math.floor(ms / unit)} ${name}` : 'now';
}

/** How far ahead; what is past is due. */
export function ahead(instant) {
  const distance = Date.parse(instant) - now();
  if (distance <= 0) return 'due now';
  return `in ${length(distance)}`;
}

const format = (style, locale = 'en-GB', timeZone) => {
  const formatter = new Intl.DateTimeFormat(locale, { ...style, timeZone });
  return (instant) => formatter.format(typeof instant === 'number' ? instant : Date.parse(instant));
};

const DATE = { weekday: 'short', day: 'numeric', month: 'short' };
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

export const moment = format({ ...DATE, ...TIME });
export const momentWithSeconds = format({ ...DATE, ...TIME, second: '2-digit' });
export const weekdayAndTime = format({ weekday: 'short', ...TIME });

const clocks = new Map();

/** How a phone shows the time: in its member's language and zone. */
export function phoneClock({ locale, timeZone }, instant) {
  const key = `${locale} ${timeZone}`;
  if (!clocks.has(key)) {
    const date = { weekday: 'long', day: 'numeric', month: 'long' };
    clocks.set(key, { time: format(TIME, locale, timeZone), date: format(date, locale, timeZone) });
  }
  const clock = clocks.get(key);
  return { time: clock.time(instant), date: clock.date(instant) };
}
