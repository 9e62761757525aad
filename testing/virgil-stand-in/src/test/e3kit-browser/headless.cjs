'use strict';
// One page in a headless Chromium of the system, for every check that needs a real browser. CHROMIUM names the browser's program if it
// is not "chromium".

const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const {execFileSync} = require('node:child_process');

const TYPES = {'.js': 'text/javascript', '.wasm': 'application/wasm'};

const programOf = name =>
  name.includes('/') ? name : execFileSync('sh', ['-c', `command -v ${name}`], {encoding: 'utf8'}).trim();

// The page, and a package's files beside it: what one of them loads is looked for where the script came from.
const serve = (html, directory) =>
  new Promise(resolve => {
    const server = http.createServer((request, response) => {
      const file = path.join(directory, path.basename(request.url));
      if (request.url === '/') {
        response.writeHead(200, {'Content-Type': 'text/html'}).end(html);
      } else if (fs.existsSync(file)) {
        response.writeHead(200, {'Content-Type': TYPES[path.extname(file)] ?? 'text/plain'});
        fs.createReadStream(file).pipe(response);
      } else {
        response.writeHead(404).end();
      }
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });

// Opens the page and gives back what `action` makes of it. The caller brings playwright's `chromium`, since packages are installed
// beside the caller. `resolving` are rules such as "MAP *.example 127.0.0.1:1234"; behind them any certificate is good.
exports.withPage = async ({chromium, html, directory, resolving}, action) => {
  const server = await serve(html, directory);
  const browser = await chromium.launch({
    executablePath: programOf(process.env.CHROMIUM ?? 'chromium'),
    // Tests run as root in containers, where Chromium's sandbox cannot be had.
    chromiumSandbox: false,
    args: resolving ? [`--host-resolver-rules=${resolving}`] : [],
  });
  try {
    const page = await browser.newPage({ignoreHTTPSErrors: Boolean(resolving)});
    page.on('pageerror', error => console.error(error));
    page.on('console', message => console.error(message.text()));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    return await action(page);
  } finally {
    await browser.close();
    server.close();
  }
};
