// The app of app.mjs in Node.
import { createRequire } from 'node:module';
import { play, served, task, tell } from './app.mjs';

const told = await task();
becomeABrowser();
const { CometChat } = createRequire(import.meta.url)(told.sdk);
tell(await play(CometChat, told), []);

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
    fetch: (url, { method, headers, body } = {}) =>
      fetchFromNode(served(told.hosts, String(url)), { method, headers, body }),
  });
}
