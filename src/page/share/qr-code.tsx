/** A QR code as one path: dark on light in both themes, with the quiet zone that cameras need. */
import type { QrModules } from '../../link/qr-code.ts';

const quietZone = 4;

export function QrCode({ modules, title }: { readonly modules: QrModules; readonly title: string }) {
  const size = modules.length + 2 * quietZone;
  return (
    <svg
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      role="img"
      aria-label={title}
      shapeRendering="crispEdges"
      data-testid="share-qr"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(modules)} fill="#000" />
    </svg>
  );
}

/** Each run of dark modules of a row is a bar. */
function pathOf(modules: QrModules): string {
  const bars: string[] = [];
  for (const [y, row] of modules.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (row[x] !== true) continue;
      let length = 1;
      while (row[x + length] === true) length++;
      bars.push(`M${String(x + quietZone)} ${String(y + quietZone)}h${String(length)}v1h-${String(length)}z`);
      x += length;
    }
  }
  return bars.join('');
}
