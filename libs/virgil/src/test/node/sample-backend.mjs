/**
 * The backend that Virgil's documentation has apps write, with nothing around it: virgil-sdk's JwtGenerator behind node:http. It asks
 * nobody who is calling. Argument: the port.
 */
import { createServer } from 'node:http';
import process from 'node:process';
import { generator, identity } from './generator.mjs';

createServer((request, response) => {
  const body = JSON.stringify({ virgilToken: generator.generateToken(identity).toString(), identity });
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
}).listen(Number(process.argv[2]), '127.0.0.1');
