/** Entry of the `pinscope` command: joins `run.ts` to the process, and nothing else. */
import { version } from '../../package.json';
import { run } from './run.ts';

// `pinscope … | head`: the reader has gone, which is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const { stdout, stderr, code } = await run(process.argv.slice(2), process.stdin, version);
// Not process.exit(): what is still being written to a pipe would be cut.
process.exitCode = code;
process.stderr.write(stderr);
process.stdout.write(stdout);
