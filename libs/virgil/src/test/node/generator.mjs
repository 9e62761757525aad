/** virgil-sdk's JwtGenerator with a key of its own, for measurements. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { initCrypto, VirgilAccessTokenSigner, VirgilCrypto } = require('virgil-crypto');
const { JwtGenerator } = require('virgil-sdk');

await initCrypto();
const crypto = new VirgilCrypto();

export const identity = '0123456789abcdef0123456789abcdef';
export const generator = new JwtGenerator({
  apiKey: crypto.generateKeys().privateKey,
  apiKeyId: 'benchmark-key',
  appId: 'benchmark-app',
  accessTokenSigner: new VirgilAccessTokenSigner(crypto),
  millisecondsToLive: 3600_000,
});
