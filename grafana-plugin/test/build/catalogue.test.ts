// @vitest-environment node
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { home } from '../support/build.js';

const read = (name: string): string => readFileSync(path.join(home, name), 'utf8');
const plugin = JSON.parse(read('src/plugin.json')) as {
  id: string;
  type: string;
  info: {
    description: string;
    keywords: string[];
    author: { name: string };
    logos: Record<'small' | 'large', string>;
    screenshots: Array<{ name: string; path: string }>;
    version: string;
    updated: string;
  };
  dependencies: { grafanaDependency: string };
};
const { version, license } = JSON.parse(read('package.json')) as { version: string; license: string };

describe('what the plugin catalogue asks for', () => {
  it('an id of organisation, name and type, and the Grafanas it is made for', () => {
    expect(plugin.id).toMatch(/^[a-z]+-[a-z]+-panel$/);
    expect(plugin.type).toBe('panel');
    expect(plugin.dependencies.grafanaDependency).toBe('>=11.0.0');
    expect(plugin.info).toMatchObject({ version: '%VERSION%', updated: '%TODAY%' });
    expect(plugin.info.description.length).toBeGreaterThan(30);
    expect(plugin.info.author.name).not.toBe('');
    expect(plugin.info.keywords.length).toBeGreaterThanOrEqual(3);
  });

  it('pictures that are there, of a size that a page can show', () => {
    expect(plugin.info.screenshots.length).toBeGreaterThanOrEqual(2);
    for (const picture of plugin.info.screenshots.map((shot) => shot.path)) {
      const file = path.join(home, 'src', picture);
      expect(existsSync(file), picture).toBe(true);
      expect(statSync(file).size).toBeLessThan(500_000);
      expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
    }
  });

  it('logos without script, handlers or anything from elsewhere', () => {
    for (const logo of Object.values(plugin.info.logos)) {
      const svg = read(path.join('src', logo));
      expect(svg).toContain('<svg');
      expect(svg).not.toMatch(/<script|\son\w+=|href=|<foreignObject|<image|url\(\s*['"]?http/i);
    }
  });

  it('a README of its own, a changelog of this version, and a licence', () => {
    expect(read('README.md')).not.toMatch(/create-plugin|TODO|lorem/i);
    // The catalogue shows the README away from the archive: a relative picture would be broken there.
    expect(read('README.md')).not.toMatch(/!\[[^\]]*\]\((?!https:)|<img(?![^>]*src="https:)/);
    expect(read('CHANGELOG.md')).toContain(`## ${version}`);
    expect(read('LICENSE')).toContain(license);
  });

  it('the layout and the build of create-plugin', () => {
    const config = read('.config/webpack/webpack.config.ts');
    expect(config).toContain('@grafana/create-plugin');
    expect(config).toContain('source-map');
  });
});
