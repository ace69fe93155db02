import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { hourMs, minuteMs, type Clock } from '../clock.js';

/** No letters or digits that are taken for one another. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const codeLength = 10;
const sessionMs = 12 * hourMs;
const triesAMinute = 10;

/**
 * The workbench's way in: a code that works once, exchanged for a session. Codes and sessions live in memory and end
 * with the process.
 */
export class Sessions {
  private code = makeCode();
  private readonly sessions = new Map<string, number>();
  private triesFrom = 0;
  private tries = 0;

  /** @param onCode told each new code, to be shown to who started the service */
  constructor(
    private readonly clock: Clock,
    private readonly onCode: (code: string) => void,
  ) {}

  /** The code that works now. */
  get currentCode(): string {
    return this.code;
  }

  /** A session for the code, which is used up; or why there is none. */
  exchange(code: string): { session: string } | 'wrong' | 'busy' {
    const now = this.clock.monotonic();
    if (now - this.triesFrom > minuteMs) [this.triesFrom, this.tries] = [now, 0];
    if (++this.tries > triesAMinute) return 'busy';
    if (!same(code.trim().toUpperCase().replace(/-/g, ''), this.code)) return 'wrong';
    this.code = makeCode();
    this.onCode(this.code);
    const session = randomBytes(32).toString('base64url');
    this.forgetOld();
    this.sessions.set(session, now + sessionMs);
    return { session };
  }

  isOpen(session: string): boolean {
    return (this.sessions.get(session) ?? -Infinity) > this.clock.monotonic();
  }

  end(session: string): void {
    this.sessions.delete(session);
  }

  private forgetOld(): void {
    for (const session of this.sessions.keys()) if (!this.isOpen(session)) this.sessions.delete(session);
  }
}

function makeCode(): string {
  return Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
}

function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
