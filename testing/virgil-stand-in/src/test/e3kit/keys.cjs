'use strict';
// Getting in, keys kept safe under a password, and keys renewed.

module.exports = async ({device, step, check, people}) => {
  const {owner, alice, bob, carol} = people;
  const again = () => device('owner');

  await step('register', () => owner.register());
  await step('register three more', async () => {
    await alice.register();
    await bob.register();
    await carol.register();
  });
  await step('refuse to register twice', async () =>
    check.fails((await again()).register(), {name: 'IdentityAlreadyExistsError'}));

  await step('back up', () => owner.backupPrivateKey('correct horse'));
  await step('refuse to back up twice', () => check.fails(owner.backupPrivateKey('correct horse')));
  await step('restore on another device', async () => {
    const second = await again();
    await second.restorePrivateKey('correct horse');
    check.equal(await second.hasLocalPrivateKey(), true);
    check.equal(await second.decrypt(await owner.encrypt('to myself')), 'to myself');
    await second.cleanup();
    check.equal(await second.hasLocalPrivateKey(), false);
  });
  await step('refuse a wrong password', async () =>
    check.fails((await again()).restorePrivateKey('wrong'), {name: 'WrongKeyknoxPasswordError'}));
  await step('change the password', () => owner.changePassword('correct horse', 'battery staple'));
  await step('refuse the old password', async () =>
    check.fails((await again()).restorePrivateKey('correct horse'), {name: 'WrongKeyknoxPasswordError'}));
  await step('restore with the new password', async () => (await again()).restorePrivateKey('battery staple'));

  await step('back up under a name', () => alice.backupPrivateKey('her password', 'laptop'));
  await step('restore from a name', async () => (await device('alice')).restorePrivateKey('her password', 'laptop'));
  await step('change the password of a name', () => alice.changePassword('her password', 'another', 'laptop'));
  await step('restore from a name with the new password', async () =>
    (await device('alice')).restorePrivateKey('another', 'laptop'));
  await step('find nothing under another name', async () =>
    check.fails((await device('alice')).restorePrivateKey('another', 'phone')));
};
