'use strict';
// Taking everything away again.

module.exports = async ({device, step, check, people, name}) => {
  const {owner, alice, bob, carol} = people;

  await step('reset the backup', () => owner.resetPrivateKeyBackup());
  await step('find no backup any more', async () =>
    check.fails((await device('owner')).restorePrivateKey('battery staple'), {name: 'PrivateKeyNoBackupError'}));
  await step('reset the backup of a name', () => alice.resetPrivateKeyBackupWithKeyName('laptop'));
  await step('find no backup of the name any more', async () =>
    check.fails((await device('alice')).restorePrivateKey('another', 'laptop')));
  await step('unregister', () => bob.unregister());
  await step('find an unregistered user no more', async () =>
    check.fails((await device('alice')).findUsers(name('bob')), {name: 'UsersNotFoundError'}));
  await step('register again', () => bob.register());
  await step('unregister whoever rotated a key', () => carol.unregister());
};
