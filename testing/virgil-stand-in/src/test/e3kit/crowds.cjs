'use strict';
// More than fifty: searches in portions, and two limits that E3Kit does not know of.

const SIZE = 51;

module.exports = async ({device, step, check, people, name}) => {
  const {owner} = people;
  const crowd = Array.from({length: SIZE}, (none, index) => `crowd-${index}`);
  const cardsOf = members => owner.findUsers(members.map(name));

  await step('register a crowd', async () => {
    for (const member of crowd) {
      await (await device(member)).register();
    }
  });
  await step('find more than fifty', async () => check.equal(Object.keys(await cardsOf(crowd)).length, SIZE));
  await step('refuse a group whose first ticket does not fit', async () =>
    check.fails(owner.createGroup(name('too many at once'), await cardsOf(crowd))));
  await step('let a group grow in portions', async () => {
    const group = await owner.createGroup(name('many in portions'), await cardsOf(crowd.slice(0, 25)));
    await group.add(await cardsOf(crowd.slice(25, 50)));
    await group.add(await cardsOf(crowd.slice(50)));
    check.equal(group.participants.length, SIZE + 1);
  });
  await step('refuse to remove one of more than fifty', async () => {
    const group = await owner.getGroup(name('many in portions'));
    await check.fails(group.remove(await owner.findUsers(name('crowd-0'))));
  });
  await step('delete the large group', () => owner.deleteGroup(name('many in portions')));
};
