import { describe, expect, it } from 'vitest';
import { exampleInFragment, lessonFragment, lessonInFragment, namedPlaceIn } from './named-place.ts';

describe('an address', () => {
  it('may name an example', () => {
    expect(exampleInFragment('#example=auto')).toBe('auto');
    expect(exampleInFragment('#example=')).toBe('');
    expect(exampleInFragment('#1.t.abc')).toBeUndefined();
    expect(exampleInFragment('')).toBeUndefined();
  });
});

describe('a lesson in the address', () => {
  it.each([
    ['#lesson=05&step=2', { id: '05', step: 2 }],
    ['#lesson=05', { id: '05', step: 1 }],
    ['#lesson=05&step=2&lang=zh-CN', { id: '05', step: 2, language: 'zh-CN' }],
    [
      lessonFragment({ id: '12-hotplug', step: 7, language: 'en' }),
      { id: '12-hotplug', step: 7, language: 'en' },
    ],
    ['lesson=own&step=12', { id: 'own', step: 12 }],
  ])('%s', (fragment, lesson) => {
    expect(lessonInFragment(fragment)).toEqual(lesson);
  });

  it.each([
    '#lesson=',
    '#lesson=05&step=',
    '#lesson=05&step=99999',
    '#lesson=<b>',
    '#lesson.1.abc.0',
    '#example=05',
  ])('%s is none', (fragment) => {
    expect(lessonInFragment(fragment)).toBeUndefined();
  });
});

describe('a text that names a lesson or an example', () => {
  it.each([
    ['https://pinscope.example/#lesson=05&step=2', '#lesson=05&step=2'],
    ['  #lesson=05-precedence\n', '#lesson=05-precedence'],
    ['<https://pinscope.example/#lesson=05&amp;step=2&amp;lang=zh-CN>.', '#lesson=05&step=2&lang=zh-CN'],
    ['file:///opt/my%20files/pinscope.html#example=siblings', '#example=siblings'],
    ['[the step](https://pinscope.example/#lesson=05&step=2)', '#lesson=05&step=2'],
    ['<https://pinscope.example/#lesson=05&step=2|the step>', '#lesson=05&step=2'],
    ['<a href="https://pinscope.example/#lesson=05&amp;step=2">the step</a>', '#lesson=05&step=2'],
    ['（https://pinscope.example/#lesson=05&step=2）。', '#lesson=05&step=2'],
  ])('%s', (text, fragment) => {
    expect(namedPlaceIn(text)).toBe(fragment);
  });

  it.each([
    '# lesson=05',
    'lesson=05',
    'see #lesson=05',
    '#lesson=05 <vcpu>2</vcpu>',
    '#lesson=',
    '#other=1',
  ])('%s does not', (text) => {
    expect(namedPlaceIn(text)).toBeUndefined();
  });
});
