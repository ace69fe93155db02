// The page's security policy forbids making code from strings; a library that tries whether it may would only leave an
// error in the console. It reads this when it is loaded, so this comes before everything else.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
