// What an app does with one of CometChat's own SDKs, unmodified, wherever it runs: log in, make the calls it is told, tell what came of
// each.
//
// In: one JSON object on standard input, {sdk, appId, authToken, hosts, calls}. Out: one JSON object on the last line of standard output,
// {outcomes, requests}; an outcome is {resolved} or {rejected: {code, message, name, details}}, one for each call. `hosts` maps what stands before a path
// to the address it is served at, as DNS and an ingress would; the longest prefix counts.
import process from 'node:process';

export async function task() {
  const parts = [];
  for await (const part of process.stdin) {
    parts.push(part);
  }
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

/** Runs in a page too, so it stands for itself. */
export async function play(CometChat, told) {
  const builder = new CometChat.AppSettingsBuilder().setRegion('us');
  // Where the app's settings come from until the log-in has brought them.
  builder.overrideClientHost?.('apiclient.chat.example/v3.0');
  // No chat is held here, so no socket either; the older SDK has no such switch and opens none before it is asked to.
  builder.autoEstablishSocketConnection?.(false);
  await CometChat.init(told.appId, builder.build());
  await CometChat.login(told.authToken);
  const outcomes = [];
  for (const { method, endpoint, body } of told.calls) {
    try {
      outcomes.push({ resolved: await CometChat.callExtension('e2ee', method, endpoint, body) });
    } catch (failure) {
      // What never was an answer is not an exception of the SDK's but a plain object.
      const { code, message, name, details } = failure.error ?? failure;
      outcomes.push({ rejected: { code, message, name, details } });
    }
  }
  return outcomes;
}

/** The address at which a URL of the SDK's is served. */
export function served(hosts, url) {
  const prefix = Object.keys(hosts)
    .filter((candidate) => url.startsWith(candidate))
    .sort((one, other) => other.length - one.length)[0];
  if (prefix === undefined) {
    throw new TypeError(`nobody serves ${url}`);
  }
  return hosts[prefix] + url.slice(prefix.length);
}

export function tell(outcomes, requests) {
  process.stdout.write(`\n${JSON.stringify({ outcomes, requests })}\n`, () => process.exit(0));
}
