/** Entry of the `pinscope` command: joins `run.ts` to the process, and nothing else. */
import { spawn } from 'node:child_process';
import about from '../../package.json';
import { run } from './run.ts';

// `pinscope … | head`: the reader has gone, which is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const base = process.env['PINSCOPE_BASE'];
const { stdout, stderr, code, opens } = await run(process.argv.slice(2), process.stdin, {
  ...about,
  ...(base === undefined || base === '' ? {} : { base }),
});
if (opens !== undefined) openInBrowser(opens);
// Not process.exit(): what is still being written to a pipe would be cut.
process.exitCode = code;
process.stderr.write(stderr);
process.stdout.write(stdout);

/** With the system's own opener, which is not waited for. */
function openInBrowser(address: string): void {
  const { platform } = process;
  const program = platform === 'darwin' ? 'open' : platform === 'win32' ? 'rundll32' : 'xdg-open';
  const before = platform === 'win32' ? ['url.dll,FileProtocolHandler'] : [];
  const child = spawn(program, [...before, address], { detached: true, stdio: 'ignore' });
  child.on('error', () => {
    process.stderr.write(`pinscope: there is no ${program} to open it with\n`);
    process.exitCode = 2;
  });
  child.unref();
}
