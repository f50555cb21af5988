import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What is offered, but what the page does not need. */
const notKept = /^(?:third-party-notices\.txt|sw\.js)$/;

/** Writes sw.js beside the page: service-worker.js with the names of all files of the build, and what they hold as its version. */
export function serviceWorker(): Plugin {
  return {
    name: 'pinscope:service-worker',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler({ dir = 'dist' }) {
        const files = listFiles(dir).filter((file) => !notKept.test(file));
        const hash = createHash('sha256');
        for (const file of files) hash.update(file).update(readFileSync(join(dir, file)));
        const kept = files.map((file) => (file === 'index.html' ? './' : file));
        const source = readFileSync(join(import.meta.dirname, 'service-worker.js'), 'utf8')
          .replace("'__VERSION__'", JSON.stringify(hash.digest('hex').slice(0, 16)))
          .replace("['__FILES__']", JSON.stringify(kept));
        writeFileSync(join(dir, 'sw.js'), source);
      },
    },
  };
}

function listFiles(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dir.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
