'use strict';
// Plays scenes with the real E3Kit in a headless Chromium of the system. Reads the same configuration as node.cjs from
// standard input and prints one JSON line per step.

const fs = require('node:fs');
const path = require('node:path');
const {chromium} = require('playwright-core');
const {withPage} = require('./headless.cjs');

const E3KIT = path.join(__dirname, 'node_modules', '@virgilsecurity', 'e3kit-browser', 'dist');
const PAGE = '<!doctype html><meta charset="utf-8"><script src="/browser.umd.js"></script>';

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

const main = config =>
  withPage({chromium, html: PAGE, directory: E3KIT}, async page => {
    await page.exposeFunction('report', line => process.stdout.write(`${JSON.stringify(line)}\n`));
    const sources = {};
    for (const name of ['check', ...config.scenes]) {
      sources[name] = fs.readFileSync(path.join(__dirname, `${name}.cjs`), 'utf8');
    }
    // One argument is all that can be handed to the page.
    await page.evaluate(`(${play})(${JSON.stringify(config)}, ${JSON.stringify(sources)})`);
  });

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
