// What stands before the services in the field: takes TLS off, passes everything on unchanged, path included, and notes what it saw.
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { served } from './app.mjs';

/**
 * Starts one on a free port.
 *
 * `certificate` is a PKCS #12 file and its password. Gives back the server and the list that grows with every request.
 */
export async function startIngress({ hosts, certificate }) {
  const seen = [];
  const options = { pfx: fs.readFileSync(certificate.file), passphrase: certificate.password };
  const server = https.createServer(options, (request, response) => {
    const url = `https://${request.headers.host}${request.url}`;
    passOn(hosts, url, request, response).then(
      (status) => seen.push({ method: request.method, url, status, asked: request.headers['access-control-request-headers'] ?? '' }),
      () => response.writeHead(502).end(),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: server.address().port, seen };
}

function passOn(hosts, url, request, response) {
  return new Promise((resolve, reject) => {
    const { method, headers } = request;
    const onwards = http.request(served(hosts, url), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
      resolve(answer.statusCode);
    });
    onwards.on('error', reject);
    request.pipe(onwards);
  });
}
