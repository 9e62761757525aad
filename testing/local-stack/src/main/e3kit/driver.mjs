/**
 * Reads one request per line from stdin and answers one line per request on stdout, in whatever order they finish:
 *
 *   {"id": 7, "device": "alice-phone", "call": "register", "with": {}}
 *   {"id": 7, "result": null}                      or
 *   {"id": 7, "error": {"name": "GroupError", "code": 11, "message": "..."}}
 *
 * Ends when stdin ends, so that it never outlives the JVM that started it.
 */
import { createInterface } from 'node:readline';
import { Device } from './device.mjs';

// Libraries that print must not break the conversation on stdout.
console.log = console.info = console.debug = console.error;

const devices = new Map();

async function perform({ device: name, call, with: parameters }) {
  if (call === 'open') {
    if (devices.has(name)) {
      throw new Error(`Device ${name} is already open`);
    }
    const device = await Device.open(parameters);
    devices.set(name, device);
    return device.identity();
  }
  const device = devices.get(name);
  if (!device) {
    throw new Error(`Device ${name} is not open`);
  }
  if (!Device.CALLS.has(call)) {
    throw new Error(`There is no call ${call}`);
  }
  return (await device[call](parameters)) ?? null;
}

function described(error) {
  return {
    name: error?.name ?? 'Error',
    code: error?.errorCode ?? null,
    message: error?.message ?? String(error),
  };
}

function answer(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
lines.on('line', (line) => {
  const request = JSON.parse(line);
  perform(request).then(
    (result) => answer({ id: request.id, result }),
    (error) => {
      console.error(`${request.device} ${request.call}:`, error);
      answer({ id: request.id, error: described(error) });
    },
  );
});
lines.on('close', () => process.exit(0));

answer({ ready: true, node: process.version });
