// The app of app.mjs in a headless Chromium, behind an ingress of its own, so that preflights and CORS are the browser's.
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { withPage } from '../../../../virgil-stand-in/src/test/e3kit-browser/headless.cjs';
import { play, task, tell } from './app.mjs';
import { startIngress } from './ingress.mjs';

const told = await task();
const script = createRequire(import.meta.url).resolve(told.sdk);
const { port, seen } = await startIngress(told);
const page = {
  chromium,
  html: `<!doctype html><meta charset="utf-8"><script src="/${path.basename(script)}"></script>`,
  directory: path.dirname(script),
  resolving: `MAP *.example 127.0.0.1:${port}`,
};
const { sdk, appId, authToken, calls } = told;
const toPage = JSON.stringify({ sdk, appId, authToken, calls });
tell(await withPage(page, (opened) => opened.evaluate(`(${play})(window.CometChat, ${toPage})`)), seen);
