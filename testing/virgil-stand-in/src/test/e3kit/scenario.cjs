'use strict';
// Plays a life of E3Kit against the stand-in. Reads {url, directory, tokens: {identity: jwt}} from standard input; prints one
// JSON line per step: {step, operations} with the calls the step made, or {step, error} and the end.

const assert = require('node:assert/strict');
const path = require('node:path');
const {EThree} = require('@virgilsecurity/e3kit-node');

const GROUP = 'a group of some friends';
let config;
let lastCall = 0;

let devices = 0;

// Every call is a new device with storage of its own.
const device = identity => {
  const directory = path.join(config.directory, `${++devices}-${identity}`);
  return EThree.initialize(async () => config.tokens[identity], {
    apiUrl: config.url,
    storageName: path.join(directory, 'keys'),
    groupStorageName: path.join(directory, 'groups'),
  });
};

const callsSinceLastStep = async () => {
  const answer = await fetchJson(`${config.url}/control/calls?after=${lastCall}`);
  lastCall = answer.calls.length === 0 ? lastCall : answer.calls.at(-1).number;
  return answer.calls.map(call => `${call.operation} ${call.status}`);
};

// The process runs without the built-in fetch, which the clients' loader cannot live with.
const fetchJson = url =>
  new Promise((resolve, reject) => {
    require('node:http').get(url, response => {
      let text = '';
      response.setEncoding('utf8').on('data', part => (text += part));
      response.on('end', () => resolve(JSON.parse(text)));
    }).on('error', reject);
  });

const step = async (name, action) => {
  try {
    await action();
    process.stdout.write(`${JSON.stringify({step: name, operations: await callsSinceLastStep()})}\n`);
  } catch (error) {
    process.stdout.write(`${JSON.stringify({step: name, error: String(error.stack || error)})}\n`);
    throw error;
  }
};

const play = async () => {
  const owner = await device('owner');
  const alice = await device('alice');
  const bob = await device('bob');
  const carol = await device('carol');
  const ownerCard = () => alice.findUsers('owner');

  await step('register', () => owner.register());
  await step('register three more', async () => {
    await alice.register();
    await bob.register();
    await carol.register();
  });
  await step('refuse to register twice', async () =>
    assert.rejects((await device('owner')).register(), {name: 'IdentityAlreadyExistsError'}));

  await step('back up', () => owner.backupPrivateKey('correct horse'));
  await step('restore on another device', async () => {
    const second = await device('owner');
    await second.restorePrivateKey('correct horse');
    assert.equal(await second.hasLocalPrivateKey(), true);
    assert.equal(await second.decrypt(await owner.encrypt('to myself')), 'to myself');
    await second.cleanup();
  });
  await step('refuse a wrong password', async () =>
    assert.rejects((await device('owner')).restorePrivateKey('wrong'), {name: 'WrongKeyknoxPasswordError'}));
  await step('change the password', () => owner.changePassword('correct horse', 'battery staple'));
  await step('restore with the new password', async () =>
    (await device('owner')).restorePrivateKey('battery staple'));
  await step('back up under a name', () => alice.backupPrivateKey('her password', 'laptop'));
  await step('restore from a name', async () =>
    (await device('alice')).restorePrivateKey('her password', 'laptop'));

  let group;
  let aliceGroup;
  let firstMessage;
  await step('create a group', async () => {
    group = await owner.createGroup(GROUP, await owner.findUsers(['alice', 'bob']));
    firstMessage = await group.encrypt('hello');
  });
  await step('refuse to create it twice', async () => {
    const again = await device('owner');
    await again.restorePrivateKey('battery staple');
    await assert.rejects(again.createGroup(GROUP, await again.findUsers(['alice', 'bob'])), {
      name: 'GroupTicketAlreadyExistsError',
    });
  });
  await step('load the group', async () => {
    aliceGroup = await alice.loadGroup(GROUP, await ownerCard());
    assert.deepEqual([...aliceGroup.participants].sort(), ['alice', 'bob', 'owner']);
    assert.equal(await aliceGroup.decrypt(firstMessage, await ownerCard()), 'hello');
  });
  await step('keep others out', async () =>
    assert.rejects(carol.loadGroup(GROUP, await carol.findUsers('owner')), {name: 'GroupError', errorCode: 11}));
  await step('add a member', async () => group.add(await owner.findUsers('carol')));
  await step('let the new member read old messages', async () => {
    const carolGroup = await carol.loadGroup(GROUP, await carol.findUsers('owner'));
    assert.equal(await carolGroup.decrypt(firstMessage, await carol.findUsers('owner')), 'hello');
  });
  await step('leave old members their tickets', async () => {
    const bobGroup = await bob.loadGroup(GROUP, await bob.findUsers('owner'));
    assert.equal(bobGroup.participants.length, 4);
    assert.equal(await bobGroup.decrypt(firstMessage, await bob.findUsers('owner')), 'hello');
  });
  await step('remove a member', async () => group.remove(await owner.findUsers('bob')));
  await step('keep the removed member out', async () =>
    assert.rejects(bob.loadGroup(GROUP, await bob.findUsers('owner')), {name: 'GroupError', errorCode: 11}));
  await step('update to the new epoch', async () => {
    const message = await group.encrypt('without bob');
    await assert.rejects(aliceGroup.decrypt(message, await ownerCard()), {name: 'GroupError', errorCode: 10});
    await aliceGroup.update();
    assert.equal(await aliceGroup.decrypt(message, await ownerCard()), 'without bob');
  });
  await step('rotate a key', async () => {
    await carol.cleanup();
    await carol.rotatePrivateKey();
    const card = await alice.findUsers('carol');
    assert.ok(card.previousCardId);
  });
  await step('add the member again with the new key', async () => {
    await group.reAdd(await owner.findUsers('carol'));
    const carolGroup = await carol.loadGroup(GROUP, await carol.findUsers('owner'));
    assert.equal(carolGroup.participants.length, 3);
  });
  await step('delete the group', () => owner.deleteGroup(GROUP));
  await step('find no group any more', async () =>
    assert.rejects(alice.loadGroup(GROUP, await ownerCard()), {name: 'GroupError'}));
  await step('reset the backup', () => owner.resetPrivateKeyBackup());
  await step('find no backup any more', async () =>
    assert.rejects((await device('owner')).restorePrivateKey('battery staple'), {
      name: 'PrivateKeyNoBackupError',
    }));
  await step('unregister', () => bob.unregister());
  await step('find an unregistered user no more', async () =>
    assert.rejects((await device('alice')).findUsers('bob')));
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
