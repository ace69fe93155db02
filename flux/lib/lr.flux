import "math"

// logTerm: n·ln(n ÷ mean), 0 where n is 0.
// Inputs: n, mean (floats). Output: a float.
logTerm = (n, mean) => if n > 0.0 then n * math.log(x: n / mean) else 0.0

// lr: signed root of the Poisson likelihood ratio for x transactions in exposure e against y in exposure E, with a
// continuity correction of ½ towards the expectation. Positive: more than expected. 0 where an exposure is 0.
// Inputs: x, e, y, E (floats, at least 0). Output: a float.
lr = (x, e, y, E) => {
    m = y * e / E
    less = if m < x then m else x
    more = if m > x then m else x
    up = x * E > y * e
    k = if up then if x - 0.5 > less then x - 0.5 else less else if x + 0.5 < more then x + 0.5 else more
    r = (k + y) / (e + E)
    d = 2.0 * (logTerm(n: k, mean: r * e) + logTerm(n: y, mean: r * E))

    return
        if e <= 0.0 or E <= 0.0 or d <= 0.0 then
            0.0
        else if up then
            math.sqrt(x: d)
        else if x * E < y * e then
            -math.sqrt(x: d)
        else
            0.0
}
