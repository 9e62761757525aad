import { request as plain } from 'node:http';
import { request as secure } from 'node:https';

/** The token service did not give a Virgil JWT. */
export class TokenServiceError extends Error {
  constructor(status, body) {
    super(`The token service answered ${status}: ${body.slice(0, 500)}`);
    this.name = 'TokenServiceError';
    this.errorCode = status;
  }
}

/** Asks the token service for a Virgil JWT, as the bearer of the login. */
export async function virgilToken(tokenUrl, login) {
  const { status, body } = await get(new URL(tokenUrl), { authorization: `Bearer ${login}` });
  if (status !== 200) {
    throw new TokenServiceError(status, body);
  }
  return JSON.parse(body).data.virgilToken;
}

// Not fetch: Node has to be started without it, because E3Kit's WebAssembly loader takes its presence for a browser.
function get(url, headers) {
  const request = url.protocol === 'https:' ? secure : plain;
  return new Promise((resolve, reject) => {
    const call = request(url, { headers, timeout: 30_000 }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode, body: Buffer.concat(parts).toString('utf8') }));
    });
    call.on('timeout', () => call.destroy(new Error('The token service did not answer in 30 s')));
    call.on('error', reject);
    call.end();
  });
}
