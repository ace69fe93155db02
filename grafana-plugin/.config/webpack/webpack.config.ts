/*
 * Builds the plugin in the layout of @grafana/create-plugin: the validator and Grafana's tools look for this
 * file. Written for this plugin: one AMD module, classic JSX, nothing loaded lazily, so that one build runs
 * in Grafana 11, 12 and 13.
 */
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import type { Configuration } from 'webpack';

import { externals } from './externals.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

/** The build's day; SOURCE_DATE_EPOCH (seconds) makes two builds of one source equal. */
function buildDay(): string {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  return new Date(epoch ? Number(epoch) * 1000 : Date.now()).toISOString().slice(0, 10);
}

export default function config(env: { production?: boolean }): Configuration {
  const production = Boolean(env.production);
  return {
    mode: production ? 'production' : 'development',
    target: ['web', 'es2021'],
    context: path.join(root, 'src'),
    entry: { module: './module.tsx' },
    devtool: production ? 'source-map' : 'eval-source-map',
    externals,
    output: {
      clean: true,
      filename: '[name].js',
      path: path.join(root, 'dist'),
      library: { type: 'amd' },
      publicPath: 'public/plugins/firewatch-statusmix-panel/',
      uniqueName: 'firewatch-statusmix-panel',
    },
    resolve: {
      extensions: ['.ts', '.tsx', '.js'],
      extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
    },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          use: {
            loader: 'swc-loader',
            options: {
              jsc: {
                target: 'es2021',
                parser: { syntax: 'typescript', tsx: true },
                transform: { react: { runtime: 'classic' } },
              },
            },
          },
        },
      ],
    },
    plugins: [
      new CopyWebpackPlugin({
        patterns: [
          { from: 'plugin.json', transform: (text) => fill(text.toString()) },
          { from: 'img', to: 'img' },
          { from: path.join(root, 'README.md') },
          { from: path.join(root, 'CHANGELOG.md') },
          { from: path.join(root, 'LICENSE') },
        ],
      }),
    ],
    optimization: { minimize: production },
    performance: { hints: false },
  };
}

function fill(text: string): string {
  return text.replace('%VERSION%', version).replace('%TODAY%', buildDay());
}
