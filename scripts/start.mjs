// @ts-check
// `npm start`: builds the page and serves it on this machine only.   npm start -- --port 8080
import { parseArgs } from 'node:util';
import { build, preview } from 'vite';

const { values } = parseArgs({ options: { port: { type: 'string' } } });
const wanted = Number(values.port ?? process.env['PORT'] ?? 4173);

await build({ logLevel: 'warn' });
// takes the next free port where the wanted one is taken
const server = await preview({
  preview: { host: '127.0.0.1', port: wanted, strictPort: false },
  logLevel: 'warn',
});
const address = server.httpServer.address();
const port = typeof address === 'object' && address !== null ? address.port : wanted;
console.log(`\nPinscope is open at  http://localhost:${port}/#example=precedence\n(Ctrl+C ends it.)`);

// npm does not hand a SIGTERM on to us: its shell just ends, and the server would live on unseen
if (process.env['npm_lifecycle_event'] !== undefined) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit();
  }, 500).unref();
}
