r = regexp.compile(v: "\\Qa.b\\E+")
t = "a.bbb a.b"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "\\Qa.b\\E+"}])
----
r = regexp.compile(v: "(?P<n>a)(?<m>b)")
t = "xaby"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "(?P<n>a)(?<m>b)"}])
----
r = regexp.compile(v: "(?i)straße")
t = "STRAßE STRASSE"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "(?i)straße"}])
----
r = regexp.compile(v: "(?i)k+")
t = "kKK"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "(?i)k+"}])
----
r = regexp.compile(v: "(?i)[k-l]+")
t = "KLk"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "(?i)[k-l]+"}])
----
r = regexp.compile(v: "(?i)ς+")
t = "σςΣ"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "(?i)ς+"}])
----
r = regexp.compile(v: "[[.a.]]")
t = ".]"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "[[.a.]]"}])
----
r = regexp.compile(v: "\\p{Lu}+")
t = "abÄÖc"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "\\p{Lu}+"}])
----
r = regexp.compile(v: "\\p{^Lu}+")
t = "abÄ"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "\\p{^Lu}+"}])
----
r = regexp.compile(v: "\\P{Greek}+")
t = "abα"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "\\P{Greek}+"}])
----
r = regexp.compile(v: "(?s).+")
t = "a\nb"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "(?s).+"}])
----
r = regexp.compile(v: ".+")
t = "a\nb"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: ".+"}])
----
r = regexp.compile(v: "\\v")
t = "a\x0b"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "\\v"}])
----
r = regexp.compile(v: "[\\d-z]+")
t = "1-z"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "[\\d-z]+"}])
----
r = regexp.compile(v: "[]a]+")
t = "x]a]"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "[]a]+"}])
----
r = regexp.compile(v: "[^]a]+")
t = "]ab]"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "[^]a]+"}])
----
r = regexp.compile(v: "a||b")
t = "b"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "a||b"}])
----
r = regexp.compile(v: "(|a)*")
t = "aaa"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "(|a)*"}])
----
r = regexp.compile(v: "(|a)+")
t = "aaa"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "(|a)+"}])
----
r = regexp.compile(v: "^*")
t = "ab"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "^*"}])
----
r = regexp.compile(v: "$+")
t = "ab"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "$+"}])
----
r = regexp.compile(v: "\\b\\w+\\b")
t = "né à"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "\\b\\w+\\b"}])
----
r = regexp.compile(v: "(?m)^a$")
t = "b\na\nc"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "(?m)^a$"}])
----
r = regexp.compile(v: "(?m)^")
t = "a\nb"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "(?m)^"}])
----
r = regexp.compile(v: "a+?")
t = "aaa"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "a+?"}])
----
r = regexp.compile(v: "(?U)a+?")
t = "aaa"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "(?U)a+?"}])
----
r = regexp.compile(v: "a{2,3}?")
t = "aaaa"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "a{2,3}?"}])
----
r = regexp.compile(v: "x{0}y")
t = "xy"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "x{0}y"}])
----
r = regexp.compile(v: "𐐀+")
t = "a𐐀𐐀b"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "𐐀+"}])
----
r = regexp.compile(v: "[𐐀-𐐏]+")
t = "𐐂𐐃"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "[𐐀-𐐏]+"}])
----
r = regexp.compile(v: "(?i)𐐀+")
t = "𐐨𐐀"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "(?i)𐐀+"}])
----
r = regexp.compile(v: "[[:^alpha:]]+")
t = "ab12"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "[[:^alpha:]]+"}])
----
r = regexp.compile(v: "\\s+")
t = "a\x0b  \t"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "\\s+"}])
----
r = regexp.compile(v: "(a*)*b")
t = "aaab"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "(a*)*b"}])
----
r = regexp.compile(v: "(a|b)*?c")
t = "abac"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "(a|b)*?c"}])
----
r = regexp.compile(v: "\\B.")
t = "ab c"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "\\B."}])
----
r = regexp.compile(v: "\\.$")
t = "a.b."
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "\\.$"}])
----
r = regexp.compile(v: "é?")
t = "éé"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "é?"}])
----
r = regexp.compile(v: "\\x{1F600}")
t = "x😀"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "\\x{1F600}"}])
----
r = regexp.compile(v: "(?:a|ab)(?:c|bcd)(d*)")
t = "abcd"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "(?:a|ab)(?:c|bcd)(d*)"}])
----
r = regexp.compile(v: "[^\\S\\n]+")
t = "a \t\nb"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "[^\\S\\n]+"}])
----
r = regexp.compile(v: "[\\w.-]+@[\\w.-]+")
t = "mail a.b@c.de!"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "[\\w.-]+@[\\w.-]+"}])
----
r = regexp.compile(v: "\\07|\\a")
t = "\x07"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "\\07|\\a"}])
----
r = regexp.compile(v: "[\\x00-\\x1f]")
t = "a\x01"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "[\\x00-\\x1f]"}])
----
r = regexp.compile(v: "(?i:A)b")
t = "aB ab"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "(?i:A)b"}])
----
r = regexp.compile(v: "((a)|(b))+")
t = "ab"
array.from(rows: [{first: regexp.findString(r: r, v: t), at: display(v: regexp.findStringIndex(r: r, v: t)), out: regexp.replaceAllString(r: r, v: t, t: "<$1|$0>"), split: strings.joinStr(arr: regexp.splitRegexp(r: r, v: t, i: -1), v: "|"), is: t =~ r, pattern: "((a)|(b))+"}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "a(b"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "a**"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "[z-a]"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "(?<=a)b"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "(?=a)"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "\\C"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "a{1001}"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "[[:foo:]]"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "\\1"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "*"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "a\\"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "(?#c)"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: ")"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "\\R"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "[a"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "a{2,1}"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "\\u0041"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "(?i"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "(?P<n"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "(?P<>a)"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "\\Z"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "(a{100}){100}"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "\\x7"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "[a-\\d]"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "[]"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "x{2}{3}"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "\\p{L"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "\\pX"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "(?-)a"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "(?i-)a"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "x*+"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "(?>a)"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "\\x{110000}"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "\\8"), v: "ab")}])
----
array.from(rows: [{v: regexp.findString(r: regexp.compile(v: "[b-\\]"), v: "ab")}])
----
array.from(rows: [{v: "ab" =~ /a(b/}])
----
array.from(rows: [{v: "ab" =~ /[z-a]/}])
----
everything |> filter(fn: (r) => r._field =~ /^(i|f)$/ and r.host !~ /^a/) |> group() |> count()
----
everything |> filter(fn: (r) => r._value =~ /x/) |> count()
