/**
 * The backend that Virgil's documentation has apps write, with nothing around it: virgil-sdk's JwtGenerator behind node:http. It asks
 * nobody who is calling. Argument: the port.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import process from 'node:process';

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

createServer((request, response) => {
  const identity = '0123456789abcdef0123456789abcdef';
  const body = JSON.stringify({ virgilToken: generator.generateToken(identity).toString(), identity });
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
}).listen(Number(process.argv[2]), '127.0.0.1');
