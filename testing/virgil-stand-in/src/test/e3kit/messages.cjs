'use strict';
// From one to another, and the look-up of cards before that.

module.exports = async ({step, check, people, name}) => {
  const {owner, alice, bob, carol} = people;

  await step('find one and several', async () => {
    check.equal((await owner.findUsers(name('alice'))).identity, name('alice'));
    const cards = await owner.findUsers([name('alice'), name('bob')]);
    check.sameMembers(Object.keys(cards), [name('alice'), name('bob')]);
  });
  await step('miss whoever never registered', () =>
    check.fails(owner.findUsers([name('alice'), name('nobody')]), {name: 'UsersNotFoundError'}));
  await step('encrypt to one', async () => {
    const card = await alice.findUsers(name('owner'));
    const message = await owner.encrypt('for alice', await owner.findUsers(name('alice')));
    check.equal(await alice.decrypt(message, card), 'for alice');
    await check.fails(bob.decrypt(message, card));
    await check.fails(alice.decrypt(message, await alice.findUsers(name('carol'))));
  });
  await step('encrypt to several', async () => {
    const message = await owner.encrypt('for both', await owner.findUsers([name('alice'), name('bob')]));
    check.equal(await bob.decrypt(message, await bob.findUsers(name('owner'))), 'for both');
    await check.fails(carol.decrypt(message, await carol.findUsers(name('owner'))));
  });
  await step('encrypt with the sender inside', async () => {
    const card = await alice.findUsers(name('owner'));
    const message = await owner.authEncrypt('from the owner', await owner.findUsers(name('alice')));
    check.equal(await alice.authDecrypt(message, card), 'from the owner');
    await check.fails(alice.authDecrypt(message, await alice.findUsers(name('bob'))));
  });
};
