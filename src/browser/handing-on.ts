/** Handing a link on: to the system's own sheet, and to the clipboard in more forms than one. */

/** Phones have a sheet with their programs; most desktops do not. */
export function canSendWithSystem(): boolean {
  return typeof (navigator as { readonly share?: unknown }).share === 'function';
}

/** False: the reader thought better of it. Without an address the fragment is sent as text. */
export async function sendWithSystem(
  title: string,
  address: string | undefined,
  fragment: string,
): Promise<boolean> {
  try {
    await navigator.share(address === undefined ? { title, text: fragment } : { title, url: address });
    return true;
  } catch {
    return false;
  }
}

/**
 * As plain text, and for programs that take formatted text as the picture, inside a link where there is an address. False
 * where the browser does not allow it.
 */
export async function copyRich(
  plain: string,
  rich?: { readonly title: string; readonly link: string | undefined; readonly png: Blob | undefined },
): Promise<boolean> {
  try {
    if (rich?.png === undefined || typeof ClipboardItem === 'undefined') {
      await navigator.clipboard.writeText(plain);
      return true;
    }
    const image = document.createElement('img');
    image.alt = rich.title;
    image.src = await dataUrlOf(rich.png);
    const anchor = document.createElement('a');
    if (rich.link !== undefined) anchor.href = rich.link;
    anchor.append(image);
    const html = rich.link === undefined ? image.outerHTML : anchor.outerHTML;
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([plain], { type: 'text/plain' }),
        'text/html': new Blob([html], { type: 'text/html' }),
      }),
    ]);
    return true;
  } catch {
    return false;
  }
}

function dataUrlOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(typeof reader.result === 'string' ? reader.result : '');
    };
    reader.onerror = () => {
      reject(new Error('unreadable'));
    };
    reader.readAsDataURL(blob);
  });
}
