'use strict';
// Plays scenes with the real E3Kit in a headless Chromium of the system. Reads the same configuration as node.cjs from
// standard input and prints one JSON line per step. CHROMIUM names the browser's program if it is not "chromium".

const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const {execFileSync} = require('node:child_process');
const {chromium} = require('playwright-core');

const E3KIT = path.join(__dirname, 'node_modules', '@virgilsecurity', 'e3kit-browser', 'dist');
const TYPES = {'.js': 'text/javascript', '.wasm': 'application/wasm'};
const PAGE = '<!doctype html><meta charset="utf-8"><script src="/browser.umd.js"></script>';

const programOf = name =>
  name.includes('/') ? name : execFileSync('sh', ['-c', `command -v ${name}`], {encoding: 'utf8'}).trim();

// The page, and E3Kit's files beside it: its WebAssembly is looked for where the script came from.
const serve = () =>
  new Promise(resolve => {
    const server = http.createServer((request, response) => {
      const file = path.join(E3KIT, path.basename(request.url));
      if (request.url === '/') {
        response.writeHead(200, {'Content-Type': 'text/html'}).end(PAGE);
      } else if (fs.existsSync(file)) {
        response.writeHead(200, {'Content-Type': TYPES[path.extname(file)] ?? 'text/plain'});
        fs.createReadStream(file).pipe(response);
      } else {
        response.writeHead(404).end();
      }
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });

// Runs in the page, where the scenes' sources become functions again.
const play = async (config, sources) => {
  const load = source => {
    const module = {exports: {}};
    new Function('module', source)(module);
    return module.exports;
  };
  const check = load(sources.check);
  let devices = 0;
  const name = who => `${who}${config.suffix}`;
  const device = who => {
    const storage = `${++devices}-${who}`;
    return window.E3kit.EThree.initialize(async () => config.tokens[name(who)], {
      apiUrl: config.url,
      storageName: `${storage}-keys`,
      groupStorageName: `${storage}-groups`,
    });
  };
  const step = async (title, action) => {
    try {
      await action();
      await fetch(`${config.marks}?step=${encodeURIComponent(title)}`);
      await window.report({step: title});
    } catch (error) {
      await window.report({step: title, error: String(error.stack || error)});
      throw error;
    }
  };
  const people = {};
  for (const who of ['owner', 'alice', 'bob', 'carol']) {
    people[who] = await device(who);
  }
  for (const scene of config.scenes) {
    await load(sources[scene])({device, step, check, people, name});
  }
};

const main = async config => {
  const server = await serve();
  const browser = await chromium.launch({
    executablePath: programOf(process.env.CHROMIUM ?? 'chromium'),
    // Tests run as root in containers, where Chromium's sandbox cannot be had.
    chromiumSandbox: false,
  });
  try {
    const page = await browser.newPage();
    page.on('pageerror', error => console.error(error));
    page.on('console', message => console.error(message.text()));
    await page.exposeFunction('report', line => process.stdout.write(`${JSON.stringify(line)}\n`));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const sources = {};
    for (const name of ['check', ...config.scenes]) {
      sources[name] = fs.readFileSync(path.join(__dirname, `${name}.cjs`), 'utf8');
    }
    // One argument is all that can be handed to the page.
    await page.evaluate(`(${play})(${JSON.stringify(config)}, ${JSON.stringify(sources)})`);
  } finally {
    await browser.close();
    server.close();
  }
};

let input = '';
process.stdin.setEncoding('utf8').on('data', part => (input += part));
process.stdin.on('end', () =>
  main(JSON.parse(input)).then(
    () => process.exit(0),
    error => {
      console.error(error);
      process.exit(1);
    },
  ),
);
