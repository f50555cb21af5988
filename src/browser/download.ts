/** Files for the reader's own disk, and pictures out of SVG. Nothing is sent anywhere. */

/** Offers `blob` as a file to be saved. */
export function saveFile(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  // Firefox follows only links of the document.
  anchor.hidden = true;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  // The browser has taken it up by then; a whole minute costs nothing.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

/** What every browser's canvas can hold. */
const longestSidePx = 16_384;
const mostPixels = 120_000_000;

/**
 * The picture in pixels, `scale` for each unit of its width and height; less where a canvas could not hold it.
 * Undefined where the browser cannot draw it.
 */
export async function rasterise(
  svg: string,
  { width, height }: { readonly width: number; readonly height: number },
  scale: number,
): Promise<Blob | undefined> {
  const most = Math.min(
    scale,
    longestSidePx / Math.max(width, height),
    Math.sqrt(mostPixels / (width * height)),
  );
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    return undefined;
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * most));
  canvas.height = Math.max(1, Math.round(height * most));
  const context = canvas.getContext('2d');
  if (context === null) return undefined;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob((blob) => {
      resolve(blob ?? undefined);
    }, 'image/png');
  });
}

/** What `system` means just now. */
export function systemTheme(): 'light' | 'dark' {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
