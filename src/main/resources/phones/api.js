// Talks to voda as an app would. Each phone is one signed-in device; sign-ins live in localStorage,
// so that a reload keeps the phones.

const STORE = 'voda.phones';

export const phones = JSON.parse(localStorage.getItem(STORE) ?? '[]');

export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? `The server answered ${status}.`);
    this.status = status;
    this.errors = body.errors ?? [];
  }
}

export async function call(method, path, { body, token, key } = {}) {
  const headers = { Accept: 'application/json, application/problem+json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (token) headers.Authorization = `Bearer ${token}`;
  if (key) headers['Idempotency-Key'] = key;
  let response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, { detail: 'The server does not answer. Is it still running?' });
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Problem(response.status, answer ?? {});
  return answer;
}

const unanswered = new Map();

/** A call in the member's name. What got no answer, or a 5xx or 429, is repeated under the same key. */
export async function as(phone, method, path, body) {
  const what = `${phone.email} ${path} ${JSON.stringify(body)}`;
  const key = method === 'POST' ? (unanswered.get(what) ?? crypto.randomUUID()) : undefined;
  if (key) unanswered.set(what, key);
  const attempt = () => call(method, path, { body, key, token: phone.accessToken });
  try {
    const answer = await attempt().catch(async (problem) => {
      if (problem.status !== 401) throw problem;
      await renew(phone);
      return attempt();
    });
    unanswered.delete(what);
    return answer;
  } catch (problem) {
    if (problem.status > 0 && problem.status < 500 && problem.status !== 429) unanswered.delete(what);
    throw problem;
  }
}

const renewals = new Map();

// One at a time for each phone: a refresh token used twice ends its whole family.
function renew(phone) {
  if (!renewals.has(phone)) {
    const renewal = call('POST', '/v1/token/refresh', { body: { refreshToken: phone.refreshToken } })
      .then((tokens) => keep(Object.assign(phone, tokens)))
      .catch((problem) => {
        if (problem.status === 0 || problem.status >= 500) throw problem;
        return enter(phone);
      })
      .finally(() => renewals.delete(phone));
    renewals.set(phone, renewal);
  }
  return renewals.get(phone);
}

async function enter(phone) {
  const { email, name, deviceToken, locale, timeZone } = phone;
  const body = {
    authCode: `dev:${email}`,
    deviceToken,
    platform: 'ANDROID',
    transport: 'FCM',
    locale,
    timeZone,
  };
  const tokens = await call('POST', '/v1/token', { body: name ? { ...body, name } : body }).catch((problem) => {
    // The name may belong to somebody else by now; voda then makes one from the address.
    if (problem.status !== 409 || !name) throw problem;
    return call('POST', '/v1/token', { body });
  });
  Object.assign(phone, tokens);
  const me = await call('GET', '/v1/members/me', { token: phone.accessToken });
  keep(Object.assign(phone, { name: me.name }));
}

export async function signIn({ email, name, locale }) {
  const known = phones.find((phone) => phone.email === email);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const phone = known ?? {
    email,
    name,
    locale,
    timeZone,
    deviceToken: `phone-${crypto.randomUUID().replaceAll('-', '')}`,
  };
  await enter(phone).catch((problem) => {
    throw problem.status === 401
      ? new Problem(401, { detail: 'voda does not take this as an e-mail address.' })
      : problem;
  });
  if (!phones.includes(phone)) phones.push(phone);
  keep();
  return phone;
}

export async function signOut(phone) {
  const { refreshToken, deviceToken } = phone;
  await call('POST', '/v1/token/revoke', { body: { refreshToken, deviceToken } });
  phones.splice(phones.indexOf(phone), 1);
  keep();
}

function keep() {
  localStorage.setItem(STORE, JSON.stringify(phones));
}
