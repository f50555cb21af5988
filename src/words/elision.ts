/** Whether what stands in a list or table are the dots that somebody put where more was. */
export function isElision(text: string): boolean {
  return /^\[?(?:\.{2,}|[\u2026\u00a6\u22ef\u22ee])/.test(text);
}
