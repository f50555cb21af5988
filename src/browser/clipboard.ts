/** True when the text is on the clipboard; false where the browser does not let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** What a paste or a letter means nothing to; every other input is a field of text. */
const isButtonLike = ':is([type="button"], [type="checkbox"], [type="file"], [type="radio"], [type="range"])';

/** True for fields in which a paste is the field's own business. */
export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches(`input:not(${isButtonLike}), textarea, select`))
  );
}
