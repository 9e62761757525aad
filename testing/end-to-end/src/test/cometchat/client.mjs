// One user's app with one of CometChat's own SDKs, unmodified: logs in, makes the calls it is told, and prints what came of each.
//
// In: one JSON object on standard input, {sdk, appId, authToken, hosts, calls}. Out: one JSON array on the last line of standard output,
// {resolved} or {rejected: {code, message}} for each call. `hosts` maps what stands before a path to the address it is served at, as
// DNS and an ingress would; the longest prefix counts.
import { createRequire } from 'node:module';
import process from 'node:process';

const told = JSON.parse(await text(process.stdin));

becomeABrowser();
const { CometChat } = createRequire(import.meta.url)(told.sdk);
await CometChat.init(told.appId, settings());
await CometChat.login(told.authToken);
const outcomes = [];
for (const call of told.calls) {
  outcomes.push(await outcome(call));
}
process.stdout.write(`\n${JSON.stringify(outcomes)}\n`, () => process.exit(0));

async function outcome({ method, endpoint, body }) {
  try {
    return { resolved: await CometChat.callExtension('e2ee', method, endpoint, body) };
  } catch (failure) {
    return { rejected: { code: failure.code, message: failure.message } };
  }
}

function settings() {
  const builder = new CometChat.AppSettingsBuilder().setRegion('us');
  // Where the app's settings come from until the log-in has brought them.
  builder.overrideClientHost?.('apiclient.chat.example/v3.0');
  // No chat is held here, so no socket either; the older SDK has no such switch and opens none before it is asked to.
  builder.autoEstablishSocketConnection?.(false);
  return builder.build();
}

/** The little of a browser that the SDKs touch on their way to an extension call. */
function becomeABrowser() {
  const storage = () => {
    const held = new Map();
    return {
      getItem: (key) => held.get(key) ?? null,
      setItem: (key, value) => held.set(key, String(value)),
      removeItem: (key) => held.delete(key),
      clear: () => held.clear(),
      key: (index) => [...held.keys()][index] ?? null,
      get length() {
        return held.size;
      },
    };
  };
  const fetchFromNode = globalThis.fetch;
  const nothing = () => {};
  // Newer Nodes have one of their own, which cannot be assigned.
  globalThis.navigator ??= { userAgent: 'Node', onLine: true };
  Object.assign(globalThis, {
    window: globalThis,
    localStorage: storage(),
    sessionStorage: storage(),
    location: new URL('https://app.chat.example/'),
    document: {
      cookie: '',
      addEventListener: nothing,
      removeEventListener: nothing,
      querySelector: () => null,
      visibilityState: 'visible',
    },
    addEventListener: nothing,
    removeEventListener: nothing,
    // Node knows no page that a referrer could be relative to; everything that reaches a server is passed on as the SDK gave it.
    fetch: (url, { method, headers, body } = {}) => fetchFromNode(served(String(url)), { method, headers, body }),
  });
}

function served(url) {
  const prefix = Object.keys(told.hosts)
    .filter((candidate) => url.startsWith(candidate))
    .sort((one, other) => other.length - one.length)[0];
  if (prefix === undefined) {
    throw new TypeError(`nobody serves ${url}`);
  }
  return told.hosts[prefix] + url.slice(prefix.length);
}

async function text(stream) {
  const parts = [];
  for await (const part of stream) {
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
