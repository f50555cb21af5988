import { expect, it } from 'vitest';
import { frameOf, markdownOf } from './markup.ts';

it('Markdown is a link around the picture, and a name cannot become markup', () => {
  expect(
    markdownOf('web_1 [x](y)\n`z`', 'https://p.example/#1.m.A.0&sel=d0', '#1.m.A.0', 'pinscope-web_1.png'),
  ).toBe('[![web\\_1 \\[x\\]\\(y\\) \\`z\\`](pinscope-web_1.png)](https://p.example/#1.m.A.0&sel=d0)');
  expect(markdownOf('a', 'https://p.example/#1', '#1', undefined)).toBe('[a](https://p.example/#1)');
  expect(markdownOf('a', undefined, '#1.m.A.0', 'a.png')).toBe('![a](a.png)\n\n`#1.m.A.0`');
});

it('the frame asks for the picture alone, and a name cannot leave its attribute', () => {
  expect(frameOf('"><script>&', 'https://p.example/#1.m.A.0&sel=d0')).toBe(
    '<iframe src="https://p.example/#1.m.A.0&amp;sel=d0&amp;embed" title="&quot;&gt;&lt;script&gt;&amp;" width="100%" height="480" loading="lazy" referrerpolicy="no-referrer"></iframe>',
  );
});
