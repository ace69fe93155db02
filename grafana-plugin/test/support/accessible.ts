import { type Page } from 'playwright-core';

interface AxeResult {
  violations: Array<{ id: string; impact?: string | null; nodes: Array<{ html: string }> }>;
}

/** Serious and critical findings of axe-core, which the page must have loaded. */
export async function serious(page: Page): Promise<string[]> {
  const result = await page.evaluate(() =>
    (window as unknown as { axe: { run: (on: Document) => Promise<unknown> } }).axe.run(document),
  );
  return (result as AxeResult).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
