/**
 * The host names under which a browser may use a session. A page of another site can make a name of its own point
 * here (DNS rebinding), so a name that is not listed is refused.
 */
export function trustedHosts(host: string, publicUrl: string | null): ReadonlySet<string> {
  const hosts = new Set(['localhost', '127.0.0.1', '[::1]']);
  if (host !== '0.0.0.0' && host !== '::') hosts.add(host.includes(':') ? `[${host}]` : host.toLowerCase());
  if (publicUrl !== null) hosts.add(new URL(publicUrl).hostname);
  return hosts;
}

/** True when the request comes from our own page: a listed Host, and an Origin, where there is one, that is the same. */
export function isOwnPage(
  { host, origin, method }: { host: string | undefined; origin: string | undefined; method: string },
  trusted: ReadonlySet<string>,
): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  if (!trusted.has(new URL(`http://${host}`).hostname)) return false;
  // Browsers send an Origin with everything that changes something.
  if (origin === undefined) return method === 'GET' || method === 'HEAD';
  return (
    URL.canParse(origin) && new URL(origin).host === new URL(`${new URL(origin).protocol}//${host}`).host
  );
}
