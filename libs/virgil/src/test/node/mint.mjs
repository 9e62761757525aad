/** Prints how many tokens virgil-sdk's JwtGenerator mints for each second of processor time. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { initCrypto, VirgilAccessTokenSigner, VirgilCrypto } = require('virgil-crypto');
const { JwtGenerator } = require('virgil-sdk');

await initCrypto();
const crypto = new VirgilCrypto();
const generator = new JwtGenerator({
  apiKey: crypto.generateKeys().privateKey,
  apiKeyId: 'benchmark-key',
  appId: 'benchmark-app',
  accessTokenSigner: new VirgilAccessTokenSigner(crypto),
  millisecondsToLive: 3600_000,
});

function tokensIn(milliseconds) {
  const end = performance.now() + milliseconds;
  let count = 0;
  while (performance.now() < end) {
    generator.generateToken('0123456789abcdef0123456789abcdef').toString();
    count += 1;
  }
  return count;
}

tokensIn(3000);
const before = process.cpuUsage();
const tokens = tokensIn(8000);
const used = process.cpuUsage(before);
console.log(tokens / ((used.user + used.system) / 1e6));
