array.from(rows: [
    {v: display(v: strings.compare(v: "a", t: "b"))},
    {v: display(v: strings.compare(v: "b", t: "a"))},
    {v: display(v: strings.compare(v: "é", t: "z"))},
    {v: display(v: strings.containsAny(v: "abc", chars: "xyzc"))},
    {v: display(v: strings.containsAny(v: "abc", chars: ""))},
    {v: display(v: strings.containsStr(v: "abc", substr: "bc"))},
    {v: display(v: strings.countStr(v: "aaaa", substr: "aa"))},
    {v: display(v: strings.countStr(v: "abc", substr: ""))},
    {v: display(v: strings.countStr(v: "é日本", substr: ""))},
    {v: display(v: strings.equalFold(v: "Go", t: "GO"))},
    {v: display(v: strings.equalFold(v: "straße", t: "STRASSE"))},
    {v: display(v: strings.equalFold(v: "ς", t: "Σ"))},
    {v: display(v: strings.equalFold(v: "K", t: "k"))},
    {v: display(v: strings.hasPrefix(v: "go gopher", prefix: "go"))},
    {v: display(v: strings.hasSuffix(v: "go gopher", suffix: "her"))},
    {v: display(v: strings.index(v: "日本go", substr: "go"))},
    {v: display(v: strings.index(v: "abc", substr: ""))},
    {v: display(v: strings.indexAny(v: "golang日", chars: "日"))},
    {v: display(v: strings.indexAny(v: "abc", chars: "zc"))},
    {v: display(v: strings.lastIndex(v: "go gopher", substr: "go"))},
    {v: display(v: strings.lastIndex(v: "go gopher", substr: ""))},
    {v: display(v: strings.lastIndexAny(v: "日go日gopher", chars: "日o"))},
    {v: display(v: strings.isDigit(v: "7"))},
    {v: display(v: strings.isDigit(v: "a"))},
    {v: display(v: strings.isLetter(v: "1"))},
    {v: display(v: strings.isLower(v: "a"))},
    {v: display(v: strings.isLower(v: "A"))},
    {v: display(v: strings.isUpper(v: "1"))},
    {v: display(v: strings.joinStr(arr: ["a", "b"], v: ","))},
    {v: display(v: strings.joinStr(arr: ["a"], v: ","))},
    {v: display(v: strings.repeat(v: "ab", i: 3))},
    {v: display(v: strings.repeat(v: "ab", i: 0))},
    {v: display(v: strings.replace(v: "oink oink oink", t: "oink", u: "moo", i: 2))},
    {v: display(v: strings.replace(v: "oink oink oink", t: "k", u: "ky", i: -1))},
    {v: display(v: strings.replace(v: "oink", t: "", u: "-", i: 3))},
    {v: display(v: strings.replace(v: "日本", t: "", u: "-", i: -1))},
    {v: display(v: strings.replaceAll(v: "oink oink oink", t: "oink", u: "$1moo"))},
    {v: display(v: strings.replaceAll(v: "abc", t: "", u: "-"))},
    {v: display(v: strings.joinStr(arr: strings.split(v: "a flux b flux c", t: "flux"), v: "|"))},
    {v: display(v: strings.joinStr(arr: strings.split(v: "abc", t: ""), v: "|"))},
])
----
array.from(rows: [
    {v: display(v: strings.joinStr(arr: strings.split(v: "", t: ","), v: "|"))},
    {v: display(v: string(v: length(arr: strings.split(v: "", t: ""))))},
    {v: display(v: strings.joinStr(arr: strings.splitAfter(v: "a,b,c", t: ","), v: "|"))},
    {v: display(v: strings.joinStr(arr: strings.splitAfterN(v: "a,b,c", t: ",", i: 2), v: "|"))},
    {v: display(v: strings.joinStr(arr: strings.splitAfterN(v: "a,b,c", t: ",", i: -1), v: "|"))},
    {v: display(v: strings.joinStr(arr: strings.splitN(v: "a,b,c", t: ",", i: 2), v: "|"))},
    {v: display(v: strings.joinStr(arr: strings.splitN(v: "a,b,c", t: ",", i: 10), v: "|"))},
    {v: display(v: strings.joinStr(arr: strings.splitN(v: "abc", t: "", i: 2), v: "|"))},
    {v: display(v: strings.strlen(v: "日本go"))},
    {v: display(v: strings.strlen(v: "😀a"))},
    {v: display(v: strings.substring(v: "influx", start: 0, end: 3))},
    {v: display(v: strings.substring(v: "influx", start: 3, end: 100))},
    {v: display(v: strings.substring(v: "influx", start: -2, end: 2))},
    {v: display(v: strings.substring(v: "influx", start: 4, end: 2))},
    {v: display(v: strings.substring(v: "日本語😀x", start: 1, end: 4))},
    {v: display(v: strings.title(v: "the little blue truck"))},
    {v: display(v: strings.title(v: "they're here_now é-x 1st"))},
    {v: display(v: strings.toLower(v: "KOALA É İ"))},
    {v: display(v: strings.toTitle(v: "koala é ǆ ß"))},
    {v: display(v: strings.toUpper(v: "koala é ß ŉ"))},
    {v: display(v: strings.trim(v: ".abc.", cutset: "."))},
    {v: display(v: strings.trim(v: ".-abc-.", cutset: ".-"))},
    {v: display(v: strings.trim(v: "abc", cutset: ""))},
    {v: display(v: strings.trim(v: "]abc^", cutset: "^]"))},
    {v: display(v: strings.trimLeft(v: "xxabcxx", cutset: "x"))},
    {v: display(v: strings.trimRight(v: "xxabcxx", cutset: "x"))},
    {v: display(v: strings.trimPrefix(v: "123_abc", prefix: "123"))},
    {v: display(v: strings.trimSuffix(v: "abc_123", suffix: "123"))},
    {v: display(v: strings.trimSpace(v: "  abc\t\n "))},
    {v: display(v: regexp.findString(r: /foo.?/, v: "seafood fool"))},
    {v: display(v: regexp.findString(r: /zzz/, v: "seafood fool"))},
    {v: display(v: string(v: regexp.findStringIndex(r: /ab?/, v: "日tablett")[0]))},
    {v: display(v: string(v: length(arr: regexp.findStringIndex(r: /zz/, v: "tablett"))))},
    {v: display(v: regexp.getString(r: /[a-zA-Z]/))},
    {v: display(v: regexp.getString(r: regexp.compile(v: "a\\.b")))},
    {v: display(v: regexp.matchRegexpString(r: /gopher{2}/, v: "gophergophergopher"))},
    {v: display(v: regexp.matchRegexpString(r: /(gopher){2}/, v: "gophergophergopher"))},
    {v: display(v: regexp.quoteMeta(v: ".+*?()|[]{}^$a-b/#"))},
    {v: display(v: regexp.replaceAllString(r: /a(x*)b/, v: "-ab-axxb-", t: "T"))},
    {v: display(v: regexp.replaceAllString(r: /a(x*)b/, v: "-ab-axxb-", t: "$1"))},
])
----
array.from(rows: [
    {v: display(v: regexp.replaceAllString(r: /a(x*)b/, v: "-ab-axxb-", t: "$1W"))},
    {v: display(v: regexp.replaceAllString(r: /a(x*)b/, v: "-ab-axxb-", t: "${"{"}1}W"))},
    {v: display(v: regexp.replaceAllString(r: /a(?P<n>x*)b/, v: "-ab-axxb-", t: "$n-$$"))},
    {v: display(v: regexp.replaceAllString(r: /x*/, v: "abc", t: "-"))},
    {v: display(v: strings.joinStr(arr: regexp.splitRegexp(r: /a*/, v: "abaabaccadaaae", i: 5), v: "|"))},
    {v: display(v: strings.joinStr(arr: regexp.splitRegexp(r: /,/, v: "a,b,c", i: -1), v: "|"))},
    {v: display(v: strings.joinStr(arr: regexp.splitRegexp(r: /z+/, v: "pizza", i: 2), v: "|"))},
    {v: display(v: strings.joinStr(arr: regexp.splitRegexp(r: /x/, v: "abc", i: -1), v: "|"))},
    {v: display(v: string(v: length(arr: regexp.splitRegexp(r: /,/, v: "a,b,c", i: 0))))},
    {v: display(v: regexp.findString(r: regexp.compile(v: "(?i)ABC"), v: "xabc"))},
    {v: display(v: regexp.findString(r: regexp.compile(v: "(?s)a.b"), v: "a\nb"))},
    {v: display(v: regexp.findString(r: regexp.compile(v: "(?m)^b$"), v: "a\nb\nc"))},
    {v: display(v: regexp.findString(r: regexp.compile(v: "a(?i)B(?-i)c"), v: "abc"))},
    {v: display(v: regexp.findString(r: regexp.compile(v: "(?i:ab)C"), v: "xABC"))},
    {v: display(v: regexp.findString(r: regexp.compile(v: "\\d+\\s\\w+\\b"), v: "x 12 abé"))},
    {v: display(v: regexp.findString(r: regexp.compile(v: "[[:alpha:]]+[^[:space:]]"), v: "12abc d"))},
    {v: display(v: regexp.findString(r: regexp.compile(v: "[[:^alpha:]]+"), v: "ab12abc d"))},
    {v: display(v: regexp.findString(r: regexp.compile(v: "\\pL+\\p{Greek}"), v: "abα"))},
    {v: display(v: regexp.findString(r: regexp.compile(v: "a{2,}b{1}c{,3}"), v: "aabc{,3}"))},
    {v: display(v: regexp.findString(r: regexp.compile(v: "a|ab"), v: "ab"))},
    {v: display(v: regexp.findString(r: regexp.compile(v: "(a|ab)(c|bcd)"), v: "abcd"))},
    {v: display(v: regexp.findString(r: regexp.compile(v: "\\x41\\x{42}\\t?\\Qa.b\\E"), v: "ABa.b"))},
    {v: display(v: regexp.findString(r: regexp.compile(v: "(?U)a+"), v: "aaa"))},
    {v: display(v: regexp.findString(r: /\//, v: "a/b"))},
    {v: display(v: types.isType(v: 1, type: "int"))},
    {v: display(v: types.isType(v: 1, type: "float"))},
    {v: display(v: types.isType(v: now(), type: "time"))},
    {v: display(v: types.isType(v: 1h, type: "duration"))},
    {v: display(v: types.isType(v: /a/, type: "regexp"))},
    {v: display(v: types.isType(v: bytes(v: "a"), type: "bytes"))},
    {v: display(v: types.isType(v: uint(v: 1), type: "uint"))},
    {v: display(v: types.isType(v: "a", type: "string"))},
    {v: display(v: types.isType(v: true, type: "bool"))},
    {v: display(v: types.isType(v: true, type: "zz"))},
    {v: display(v: dict.get(dict: ["a": 1, "b": 2], key: "b", default: 9))},
    {v: display(v: dict.get(dict: ["a": 1, "b": 2], key: "z", default: 9))},
    {v: display(v: dict.get(dict: [:], key: "z", default: 9))},
    {v: display(v: dict.get(dict: [1: "x", 2: "y"], key: 2, default: "q"))},
    {v: display(v: dict.get(dict: [2020-01-01T00:00:00Z: "x"], key: 2020-01-01T00:00:00Z, default: "q"))},
    {v: display(v: dict.get(dict: dict.fromList(pairs: [{key: 1, value: "x"}, {key: 1, value: "y"}]), key: 1, default: "q"))},
])
----
array.from(rows: [
    {v: display(v: dict.get(dict: dict.insert(dict: ["a": 1], key: "c", value: 5), key: "c", default: 9))},
    {v: display(v: dict.get(dict: dict.remove(dict: ["a": 1], key: "a"), key: "a", default: 9))},
    {v: display(v: dict.get(dict: dict.remove(dict: ["a": 1], key: "zz"), key: "a", default: 9))},
    {v: display(v: display(v: 1))},
    {v: display(v: display(v: 1.5))},
    {v: display(v: display(v: "a"))},
    {v: display(v: display(v: [1, 2, 3]))},
    {v: display(v: display(v: [1, 2, 3, 4]))},
    {v: display(v: display(v: {a: 1, b: "x"}))},
    {v: display(v: display(v: {a: 1, b: "x", c: {d: [1]}, e: 1h}))},
    {v: display(v: display(v: ["a": 1, "b": 2]))},
    {v: display(v: display(v: 2020-01-01T00:00:00Z))},
    {v: display(v: display(v: 1h30m))},
    {v: display(v: display(v: 1mo))},
    {v: display(v: display(v: true))},
    {v: display(v: display(v: /a/))},
    {v: display(v: display(v: bytes(v: "abc")))},
    {v: display(v: display(v: uint(v: 7)))},
    {v: display(v: display(v: []))},
    {v: display(v: display(v: {}))},
    {v: display(v: display(v: 123456789012345678901234.0))},
    {v: display(v: int(v: "7"))},
    {v: display(v: int(v: 7.9))},
    {v: display(v: int(v: -7.9))},
    {v: display(v: int(v: true))},
    {v: display(v: int(v: 1h))},
    {v: display(v: int(v: 2020-01-01T00:00:00Z))},
    {v: display(v: int(v: uint(v: 5)))},
    {v: display(v: int(v: math.NaN()))},
    {v: display(v: uint(v: "7"))},
    {v: display(v: uint(v: -1))},
    {v: display(v: uint(v: 7.9))},
    {v: display(v: uint(v: -7.9))},
    {v: display(v: uint(v: true))},
    {v: display(v: uint(v: 1h))},
    {v: display(v: uint(v: 2020-01-01T00:00:00Z))},
    {v: display(v: float(v: "7.5"))},
    {v: display(v: float(v: "1e3"))},
    {v: display(v: float(v: "NaN"))},
    {v: display(v: float(v: "+Inf"))},
])
----
array.from(rows: [
    {v: display(v: float(v: "inf"))},
    {v: display(v: float(v: "infinity"))},
    {v: display(v: float(v: "0x1p-2"))},
    {v: display(v: float(v: "1_000"))},
    {v: display(v: float(v: true))},
    {v: display(v: float(v: 7))},
    {v: display(v: float(v: uint(v: 7)))},
    {v: display(v: string(v: 7))},
    {v: display(v: string(v: 7.0))},
    {v: display(v: string(v: true))},
    {v: display(v: string(v: 2020-01-01T00:00:00Z))},
    {v: display(v: string(v: 2020-01-01T00:00:00.123Z))},
    {v: display(v: string(v: 1h30m))},
    {v: display(v: string(v: 1y2mo3w4d5h6m7s8ms9us10ns))},
    {v: display(v: string(v: -1d))},
    {v: display(v: string(v: uint(v: 7)))},
    {v: display(v: string(v: bytes(v: "abc")))},
    {v: display(v: bool(v: "true"))},
    {v: display(v: bool(v: 1))},
    {v: display(v: bool(v: 0))},
    {v: display(v: bool(v: 1.0))},
    {v: display(v: bool(v: uint(v: 1)))},
    {v: display(v: time(v: "2020-01-01"))},
    {v: display(v: time(v: "2020-01-01T00:00:00Z"))},
    {v: display(v: time(v: "2020-01-01T00:00:00.5+02:00"))},
    {v: display(v: time(v: 1577836800000000000))},
    {v: display(v: time(v: uint(v: 1577836800000000000)))},
    {v: display(v: time(v: now()))},
    {v: display(v: string(v: duration(v: "1h30m")))},
    {v: display(v: string(v: duration(v: 1000000000)))},
    {v: display(v: string(v: duration(v: uint(v: 3600000000000))))},
    {v: display(v: string(v: duration(v: "1mo")))},
    {v: display(v: string(v: duration(v: "-1h")))},
    {v: display(v: contains(value: 1, set: [1, 2]))},
    {v: display(v: contains(value: 1.5, set: [1.0]))},
    {v: display(v: contains(value: "a", set: ["a"]))},
    {v: display(v: contains(value: 1, set: []))},
    {v: display(v: length(arr: [1, 2]))},
    {v: display(v: length(arr: []))},
    {v: display(v: 1 + 2 * 3 - 4 / 2 % 3)},
])
----
array.from(rows: [
    {v: display(v: 7 / 2)},
    {v: display(v: -7 / 2)},
    {v: display(v: -7 % 3)},
    {v: display(v: 7.5 % 2.0)},
    {v: display(v: 2 ^ 3)},
    {v: display(v: 2.0 ^ 0.5)},
    {v: display(v: 1 == 1 and 2 > 1 or false)},
    {v: display(v: not true)},
    {v: display(v: "a" + "b")},
    {v: display(v: "a" < "b")},
    {v: display(v: "${1 + 1} ${1.5} ${true} ${now()} ${1h}")},
    {v: display(v: string(v: -1h))},
    {v: display(v: [1, 2, 3][1])},
    {v: display(v: {a: 1, b: 2}.b)},
    {v: display(v: {a: 1, "b c": 2}["b c"])},
    {v: display(v: if 1 > 2 then "a" else if 2 > 1 then "b" else "c")},
    {v: display(v: ((x, y=5) => x + y)(x: 1))},
    {v: display(v: ((x) => { y = x * 2 z = y + 1 return z })(x: 4))},
    {v: display(v: exists {a: 1}.a)},
    {v: display(v: [[1, 2], [3]][0][1])},
    {v: display(v: 2020-01-01T00:00:00Z == time(v: "2020-01-01"))},
    {v: display(v: 2020-01-01T00:00:00Z < now())},
    {v: display(v: "abc" =~ /b/)},
    {v: display(v: "abc" !~ /b/)},
    {v: display(v: 1.0 / 0.0)},
    {v: display(v: 9223372036854775807 + 1)},
    {v: display(v: uint(v: 1) - uint(v: 2))},
    {v: display(v: 1.)},
    {v: display(v: .5)},
    {v: display(v: today())},
    {v: display(v: date.hour(t: today()))},
    {v: display(v: string(v: 1w))},
    {v: display(v: 5 |> ((x=<-, n=2) => x * n)(n: 3))},
    {v: display(v: linearBins(start: 0.0, width: 5.0, count: 3)[3])},
    {v: display(v: logarithmicBins(start: 1.0, factor: 2.0, count: 3, infinity: false)[2])},
    {v: display(v: string(v: timezone.fixed(offset: -5h).offset))},
    {v: display(v: timezone.utc.zone)},
])
----
array.from(rows: [{v: display(v: 1e-7)}])
----
array.from(rows: [{v: int(v: "7.5")}])
----
array.from(rows: [{v: int(v: "abc")}])
----
array.from(rows: [{v: int(v: "")}])
----
array.from(rows: [{v: int(v: " 7")}])
----
array.from(rows: [{v: uint(v: "-7")}])
----
array.from(rows: [{v: float(v: "abc")}])
----
array.from(rows: [{v: float(v: 2020-01-01T00:00:00Z)}])
----
array.from(rows: [{v: string(v: 1e21)}])
----
array.from(rows: [{v: string(v: 1.5e-9)}])
----
array.from(rows: [{v: bool(v: "t")}])
----
array.from(rows: [{v: bool(v: "TRUE")}])
----
array.from(rows: [{v: bool(v: 2)}])
----
array.from(rows: [{v: bool(v: 0.5)}])
----
array.from(rows: [{v: bool(v: "x")}])
----
array.from(rows: [{v: time(v: "2020-01-01T00:00:00")}])
----
array.from(rows: [{v: time(v: "abc")}])
----
array.from(rows: [{v: time(v: -1h)}])
----
array.from(rows: [{v: time(v: 1.5)}])
----
array.from(rows: [{v: string(v: duration(v: "abc"))}])
----
array.from(rows: [{v: string(v: duration(v: 1.5))}])
----
array.from(rows: [{v: 1h + 30m == 90m}])
----
array.from(rows: [{v: string(v: 1h - 30m)}])
----
array.from(rows: [{v: [1, 2, 3][3]}])
----
array.from(rows: [{v: [1, 2, 3][-1]}])
----
array.from(rows: [{v: {{a: 1, b: 2} with b: 3, c: 4}.b}])
----
array.from(rows: [{v: 1 / 0}])
----
array.from(rows: [{v: 1 % 0}])
----
array.from(rows: [{v: -9223372036854775808}])
----
array.from(rows: [{v: 0x10}])
----
array.from(rows: [{v: 010}])
----
array.from(rows: [{v: 1e3}])
----
array.from(rows: [{v: 1d == 24h}])
----
array.from(rows: [{v: 1mo == 30d}])
----
array.from(rows: [{v: (1 |> ((x=<-, n=2) => x * n))(n: 3)}])
----
array.from(rows: [{v: display(v: [999999.5, 1234567.5, 10.0 ^ 6.0])}])
----
array.from(rows: [{v: [1] != [1]}])
----
array.from(rows: [{v: {a: 1} == 1}])
----
array.from(rows: [{v: -uint(v: 1)}])
----
array.from(rows: [{v: bool(v: math.mInf(sign: 1))}])
----
array.from(rows: [{v: strings.title(v: "ǆ ß ŉ")}])
