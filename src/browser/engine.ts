/** Which engine draws the page, where two of them need different things for the same picture. */

/** Firefox and what is built on it. Others say "like Gecko", without a version. */
export const isGecko = /\bGecko\//.test(navigator.userAgent);
