/**
 * Virgil's own libraries at the service of a JVM: one request per line on stdin, one answer per line on stdout, in order.
 *
 *   {"call": "sign", "with": {"privateKey": "base64", "data": "base64"}}
 *   {"result": "base64"}      or      {"refused": "why"}
 *
 * Bytes are base64. Ends when stdin ends, so that it never outlives the JVM that started it.
 */
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

// The libraries' CommonJS builds are the ones that bring their own WebAssembly.
const require = createRequire(import.meta.url);
const { initCrypto, VirgilAccessTokenSigner, VirgilCardCrypto, VirgilCrypto } = require('virgil-crypto');
const { CardManager, Jwt, JwtGenerator, JwtVerifier, VirgilCardVerifier } = require('virgil-sdk');

// Libraries that print must not break the conversation on stdout.
console.log = console.info = console.debug = console.error;

await initCrypto();
const crypto = new VirgilCrypto();
const cardCrypto = new VirgilCardCrypto(crypto);
const accessTokenSigner = new VirgilAccessTokenSigner(crypto);

const bytes = (base64) => Buffer.from(base64, 'base64');
const text = (buffer) => Buffer.from(buffer).toString('base64');
const privateKey = (base64) => crypto.importPrivateKey(bytes(base64));
const publicKey = (base64) => crypto.importPublicKey(bytes(base64));
const pair = ({ privateKey: secret, publicKey: open }) => ({
  privateKey: text(crypto.exportPrivateKey(secret)),
  publicKey: text(crypto.exportPublicKey(open)),
});
const session = (tickets) => crypto.importGroupSession(tickets.map(bytes));
const cards = (verifier) =>
  new CardManager({ cardCrypto, cardVerifier: verifier, accessTokenProvider: { getToken: async () => null } });

const calls = {
  generate: ({ type }) => pair(crypto.generateKeys(type)),
  fromMaterial: ({ material }) => pair(crypto.generateKeysFromKeyMaterial(bytes(material))),
  sign: (w) => text(crypto.calculateSignature(bytes(w.data), privateKey(w.privateKey))),
  verify: (w) => crypto.verifySignature(bytes(w.data), bytes(w.signature), publicKey(w.publicKey)),

  seal: (w) => {
    const sealed = crypto.signThenEncryptDetached(
      bytes(w.data), privateKey(w.sender), w.recipients.map(publicKey), w.padded);
    return { meta: text(sealed.metadata), value: text(sealed.encryptedData) };
  },
  open: (w) => text(crypto.decryptThenVerifyDetached(
    bytes(w.value), bytes(w.meta), privateKey(w.recipient), publicKey(w.sender))),
  encrypt: (w) => text(crypto.encrypt(bytes(w.data), w.recipients.map(publicKey), w.padded)),
  decrypt: (w) => text(crypto.decrypt(bytes(w.blob), privateKey(w.recipient))),
  signThenEncrypt: (w) => text(crypto.signThenEncrypt(
    bytes(w.data), privateKey(w.sender), w.recipients.map(publicKey), w.padded)),
  decryptThenVerify: (w) => text(crypto.decryptThenVerify(
    bytes(w.blob), privateKey(w.recipient), publicKey(w.sender))),
  signAndEncrypt: (w) => text(crypto.signAndEncrypt(
    bytes(w.data), privateKey(w.sender), w.recipients.map(publicKey), w.padded)),
  decryptAndVerify: (w) => text(crypto.decryptAndVerify(
    bytes(w.blob), privateKey(w.recipient), publicKey(w.sender))),

  ticket: (w) => text(crypto.generateGroupSession(bytes(w.groupId)).export()[0]),
  groupEncrypt: (w) => text(session(w.tickets).encrypt(bytes(w.data), privateKey(w.sender))),
  groupDecrypt: (w) => text(session(w.tickets).decrypt(bytes(w.message), publicKey(w.sender))),

  mint: (w) => new JwtGenerator({
    apiKey: privateKey(w.privateKey),
    apiKeyId: w.keyId,
    appId: w.appId,
    accessTokenSigner,
    millisecondsToLive: w.seconds * 1000,
  }).generateToken(w.identity, w.ada).toString(),
  verifyToken: (w) => new JwtVerifier({
    accessTokenSigner, apiPublicKey: publicKey(w.publicKey), apiKeyId: w.keyId,
  }).verifyToken(Jwt.fromString(w.token)),

  card: (w) => {
    const secret = privateKey(w.privateKey);
    return JSON.stringify(cards({ verifyCard: () => true }).generateRawCard({
      identity: w.identity,
      privateKey: secret,
      publicKey: crypto.extractPublicKey(secret),
      previousCardId: w.previousCardId ?? undefined,
      extraFields: w.extra ?? undefined,
    }));
  },
  verifyCard: (w) => {
    const verifier = new VirgilCardVerifier(cardCrypto, {
      verifySelfSignature: true,
      verifyVirgilSignature: false,
      whitelists: w.signer ? [[{ signer: w.signer, publicKeyBase64: w.signerKey }]] : [],
    });
    return cards(verifier).importCardFromJson(JSON.parse(w.card)).id;
  },
};

function answer(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
lines.on('line', (line) => {
  const request = JSON.parse(line);
  try {
    answer({ result: calls[request.call](request.with) });
  } catch (error) {
    answer({ refused: `${error?.name ?? 'Error'}: ${error?.message ?? error}` });
  }
});
lines.on('close', () => process.exit(0));

answer({ result: 'ready' });
