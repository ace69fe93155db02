// minutesBefore: the time n minutes before t (after it, where n is negative).
// Inputs: t (time), n (int). Output: a time.
minutesBefore = (t, n) => time(v: int(v: t) - n * 60000000000)

// minutesFrom: how many minutes t lies after start.
// Inputs: t, start (times). Output: an int.
minutesFrom = (t, start) => (int(v: t) - int(v: start)) / 60000000000
