array.from(rows: [{x: -0.99}, {x: -0.5}, {x: -0.1180191}, {x: 0.0}, {x: 0.0000001000}, {x: 0.18694866}, {x: 0.2698832}, {x: 0.5}, {x: 0.71}, {x: 0.8487640557765344}, {x: 1.0}]) |> map(fn: (r) => ({acos: math.acos(x: r.x), acosh: math.acosh(x: r.x), asin: math.asin(x: r.x), asinh: math.asinh(x: r.x), atan: math.atan(x: r.x), atanh: math.atanh(x: r.x), cbrt: math.cbrt(x: r.x)}))
----
array.from(rows: [{x: -0.99}, {x: -0.5}, {x: -0.1180191}, {x: 0.0}, {x: 0.0000001000}, {x: 0.18694866}, {x: 0.2698832}, {x: 0.5}, {x: 0.71}, {x: 0.8487640557765344}, {x: 1.0}]) |> map(fn: (r) => ({cos: math.cos(x: r.x), cosh: math.cosh(x: r.x), exp: math.exp(x: r.x), exp2: math.exp2(x: r.x), expm1: math.expm1(x: r.x), gamma: math.gamma(x: r.x), log: math.log(x: r.x)}))
----
array.from(rows: [{x: -0.99}, {x: -0.5}, {x: -0.1180191}, {x: 0.0}, {x: 0.0000001000}, {x: 0.18694866}, {x: 0.2698832}, {x: 0.5}, {x: 0.71}, {x: 0.8487640557765344}, {x: 1.0}]) |> map(fn: (r) => ({log10: math.log10(x: r.x), log1p: math.log1p(x: r.x), log2: math.log2(x: r.x), sin: math.sin(x: r.x), sinh: math.sinh(x: r.x), tan: math.tan(x: r.x), tanh: math.tanh(x: r.x)}))
----
array.from(rows: [{x: -0.99}, {x: -0.5}, {x: -0.1180191}, {x: 0.0}, {x: 0.0000001000}, {x: 0.18694866}, {x: 0.2698832}, {x: 0.5}, {x: 0.71}, {x: 0.8487640557765344}, {x: 1.0}]) |> map(fn: (r) => ({l: math.lgamma(x: r.x).lgamma, sign: math.lgamma(x: r.x).sign, s: math.sincos(x: r.x).sin, c: math.sincos(x: r.x).cos, f: math.frexp(f: r.x).frac, e: math.frexp(f: r.x).exp, p: math.log1p(x: r.x)}))
----
array.from(rows: [{x: -347.2055729}, {x: -17.0}, {x: -3.22862705}, {x: -1.3919213}, {x: 1.0}, {x: 1.7}, {x: 2.5}, {x: 4.75}, {x: 7.0}, {x: 14.0}, {x: 37.0}, {x: 63.13959657}, {x: 145.5}, {x: 650.77190668}, {x: 9314968104.693056}]) |> map(fn: (r) => ({acos: math.acos(x: r.x), acosh: math.acosh(x: r.x), asin: math.asin(x: r.x), asinh: math.asinh(x: r.x), atan: math.atan(x: r.x), atanh: math.atanh(x: r.x), cbrt: math.cbrt(x: r.x)}))
----
array.from(rows: [{x: -347.2055729}, {x: -17.0}, {x: -3.22862705}, {x: -1.3919213}, {x: 1.0}, {x: 1.7}, {x: 2.5}, {x: 4.75}, {x: 7.0}, {x: 14.0}, {x: 37.0}, {x: 63.13959657}, {x: 145.5}, {x: 650.77190668}, {x: 9314968104.693056}]) |> map(fn: (r) => ({cos: math.cos(x: r.x), cosh: math.cosh(x: r.x), exp: math.exp(x: r.x), exp2: math.exp2(x: r.x), expm1: math.expm1(x: r.x), gamma: math.gamma(x: r.x), log: math.log(x: r.x)}))
----
array.from(rows: [{x: -347.2055729}, {x: -17.0}, {x: -3.22862705}, {x: -1.3919213}, {x: 1.0}, {x: 1.7}, {x: 2.5}, {x: 4.75}, {x: 7.0}, {x: 14.0}, {x: 37.0}, {x: 63.13959657}, {x: 145.5}, {x: 650.77190668}, {x: 9314968104.693056}]) |> map(fn: (r) => ({log10: math.log10(x: r.x), log1p: math.log1p(x: r.x), log2: math.log2(x: r.x), sin: math.sin(x: r.x), sinh: math.sinh(x: r.x), tan: math.tan(x: r.x), tanh: math.tanh(x: r.x)}))
----
array.from(rows: [{x: -347.2055729}, {x: -17.0}, {x: -3.22862705}, {x: -1.3919213}, {x: 1.0}, {x: 1.7}, {x: 2.5}, {x: 4.75}, {x: 7.0}, {x: 14.0}, {x: 37.0}, {x: 63.13959657}, {x: 145.5}, {x: 650.77190668}, {x: 9314968104.693056}]) |> map(fn: (r) => ({l: math.lgamma(x: r.x).lgamma, sign: math.lgamma(x: r.x).sign, s: math.sincos(x: r.x).sin, c: math.sincos(x: r.x).cos, f: math.frexp(f: r.x).frac, e: math.frexp(f: r.x).exp, p: math.log1p(x: r.x)}))
----
array.from(rows: [{x: 2.23805008, y: -539.2935706}, {x: 0.00531573142146243, y: 0.6679880746571802}, {x: -2.0, y: 3.0}, {x: -2.0, y: 0.5}, {x: 5.3, y: 2.7}, {x: 10.0, y: -2.0}, {x: 990.1841863799012, y: 221.84951186873315}, {x: -0.9365142819193368, y: -10.094310113220933}, {x: 0.0, y: -1.0}, {x: 1.5, y: 0.5}, {x: 1.0001, y: 12345.678}]) |> map(fn: (r) => ({pow: math.pow(x: r.x, y: r.y), op: r.x ^ r.y, atan2: math.atan2(y: r.x, x: r.y), hypot: math.hypot(p: r.x, q: r.y), rem: math.remainder(x: r.x, y: r.y), mod: math.mod(x: r.x, y: r.y), dim: math.dim(x: r.x, y: r.y)}))
----
array.from(rows: [{p: 3 ^ 7, q: 2 ^ -3, r: uint(v: 3) ^ uint(v: 9), s: 7 ^ 0}])
----
array.from(rows: [{_value: 1.3}, {_value: 4.7}, {_value: 2.9}, {_value: -1.3}, {_value: 11.17}]) |> skew()
----
array.from(rows: [{x: 0}, {x: 5}, {x: -5}, {x: 309}, {x: -324}]) |> map(fn: (r) => ({p: math.pow10(n: r.x), l: math.ldexp(frac: 0.7, exp: r.x)}))
