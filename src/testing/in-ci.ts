/** Where nothing may be skipped because a program is missing: `CI` is set, and not to a word for no. */
export const inCi = ![undefined, '', '0', 'false'].includes(process.env['CI']);
