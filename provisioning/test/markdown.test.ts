import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
// @ts-expect-error the page's script is plain JavaScript
import { markdownToHtml } from '../inbox/markdown.js';

const html = markdownToHtml as (text: string) => string;

describe('the Markdown of the inbox', () => {
  it.each([
    ['plain & <b>', '<p>plain &amp; &lt;b&gt;</p>'],
    ['- **denied** 74\n- and 2 more', '<ul><li><strong>denied</strong> 74</li><li>and 2 more</li></ul>'],
    [
      '[Dashboard](https://g.example/d?a=1&b=2)',
      '<p><a href="https://g.example/d?a=1&amp;b=2" target="_blank" rel="noreferrer">Dashboard</a></p>',
    ],
    ['[no](javascript:alert(1))', '<p>[no](javascript:alert(1))</p>'],
    ['\\[not a link\\](https://x.example)', '<p>[not a link](https://x.example)</p>'],
    ['\\*\\*not bold\\*\\*', '<p>**not bold**</p>'],
  ])('%s', (text, wanted) => {
    expect(html(text)).toBe(wanted);
  });

  it('makes no tag but its own, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        const rest = html(text).replace(
          /<\/?(?:p|ul|li|strong|a)(?: href="https?:\/\/[^"<>]*" target="_blank" rel="noreferrer")?>/g,
          '',
        );
        expect(rest).not.toMatch(/[<>]/);
      }),
    );
  });
});
