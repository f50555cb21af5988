/**
 * 中文与西文、数字之间留一个空格。句子由固定文字与填入的值拼成，值可能以任一种文字开头或结尾，
 * 因此用标签模板在接缝处补空格；值本身（例如用户起的名字）不作改动。
 *
 * A tagged template that puts a space where a Han character meets a Latin letter or digit at the joint of a
 * sentence and a value; what the value itself looks like inside is left alone.
 */
export function zh(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  let text = parts[0] ?? '';
  values.forEach((value, i) => {
    text = join(join(text, String(value)), parts[i + 1] ?? '');
  });
  return text;
}

const han = /\p{Script=Han}/u;
const latin = /[A-Za-z0-9<>%]/;

function join(left: string, right: string): string {
  const before = left.slice(-1);
  const after = right.slice(0, 1);
  const meets = (han.test(before) && latin.test(after)) || (latin.test(before) && han.test(after));
  return `${left}${meets ? ' ' : ''}${right}`;
}
