/** CommonJS packages arrive wrapped in `default` once or twice, depending on the bundler; this unwraps them. */
export function unwrap<T>(module: unknown): T {
  let value = module;
  for (let i = 0; i < 2; i++) {
    if (value !== null && typeof value === 'object' && 'default' in value) {
      value = value.default;
    }
  }
  return value as T;
}
