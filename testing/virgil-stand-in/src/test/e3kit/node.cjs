'use strict';
// Plays scenes with the real E3Kit under Node. Reads {url, marks, directory, suffix, scenes, tokens: {identity: jwt}} from
// standard input: url is the cloud, marks is told the name of each step when it has ended. Prints one JSON line per step.

const path = require('node:path');
const http = require('node:http');
const {EThree} = require('@virgilsecurity/e3kit-node');
const check = require('./check.cjs');

let config;
let devices = 0;

const name = who => `${who}${config.suffix}`;

// Every call is a new device with storage of its own.
const device = who => {
  const directory = path.join(config.directory, `${++devices}-${who}`);
  return EThree.initialize(async () => config.tokens[name(who)], {
    apiUrl: config.url,
    storageName: path.join(directory, 'keys'),
    groupStorageName: path.join(directory, 'groups'),
  });
};

// The process runs without the built-in fetch, which the clients' loader cannot live with.
const mark = step =>
  new Promise((resolve, reject) => {
    http.get(`${config.marks}?step=${encodeURIComponent(step)}`, response => {
      response.resume();
      response.on('end', resolve);
    }).on('error', reject);
  });

const step = async (title, action) => {
  try {
    await action();
    await mark(title);
    process.stdout.write(`${JSON.stringify({step: title})}\n`);
  } catch (error) {
    process.stdout.write(`${JSON.stringify({step: title, error: String(error.stack || error)})}\n`);
    throw error;
  }
};

const play = async () => {
  const people = {};
  for (const who of ['owner', 'alice', 'bob', 'carol']) {
    people[who] = await device(who);
  }
  for (const scene of config.scenes) {
    await require(`./${scene}.cjs`)({device, step, check, people, name});
  }
};

let input = '';
process.stdin.setEncoding('utf8').on('data', part => (input += part));
process.stdin.on('end', () => {
  config = JSON.parse(input);
  play().then(
    () => process.exit(0),
    error => {
      console.error(error);
      process.exit(1);
    },
  );
});
