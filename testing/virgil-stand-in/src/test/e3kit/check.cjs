'use strict';
// The few assertions the scenes need, the same in Node and in a browser.

const show = value => (typeof value === 'string' ? value : JSON.stringify(value));

const equal = (actual, expected) => {
  if (actual !== expected) {
    throw new Error(`expected ${show(expected)} but was ${show(actual)}`);
  }
};

const ok = value => {
  if (!value) {
    throw new Error(`expected something but was ${show(value)}`);
  }
};

const sameMembers = (actual, expected) =>
  equal(JSON.stringify([...actual].sort()), JSON.stringify([...expected].sort()));

// The promise must fail, with an error that has these properties.
const fails = async (promise, properties = {}) => {
  let failure;
  try {
    await promise;
  } catch (error) {
    failure = error;
  }
  ok(failure);
  for (const [name, value] of Object.entries(properties)) {
    if (failure[name] !== value) {
      throw new Error(`expected a failure with ${name} ${show(value)} but was ${failure.stack || failure}`);
    }
  }
};

module.exports = {equal, ok, sameMembers, fails};
