import "array"

// incidents: follows the incident of every watched status, and of silence, through a block of 5 or 10 minutes.
// Inputs: first, stop (times): the block, minutes [first, stop). The anomalies and baselines of the block are stored.
// Output columns: _time, status, state (0 none, 1 open, 2 recovered, 3 absorbed), since, peak, excess, incident, calm,
// baseCount, baseMinutes, baseVolume, baseDay (floats), write (bool: the minute has something to store).
incidents = (first, stop) => {
    i = middleWindow + 1
    start = minutesBefore(t: first, n: i)
    table = incidentTable(start: start, first: first, stop: stop)
    states = stateRow(first: first)
    column = (name) => getColumn(table: table, column: name)
    value = (name) => getColumn(table: states, column: name)[0]
    before = (status) =>
        ({
            _time: first,
            status: status,
            i: 0,
            write: false,
            state: value(name: "state_" + status),
            since: value(name: "since_" + status),
            peak: value(name: "peak_" + status),
            excess: value(name: "excess_" + status),
            calm: value(name: "calm_" + status),
            baseCount: value(name: "baseCount_" + status),
            baseMinutes: value(name: "baseMinutes_" + status),
            baseVolume: value(name: "baseVolume_" + status),
            baseDay: value(name: "baseDay_" + status),
        })
    shared = {times: column(name: "_time"), c: column(name: "c"), volume: column(name: "volume")}
    seriesOf = (status, down, silent, count, vy, y3, n3, day) =>
        ({
            status: status,
            down: down,
            silent: silent,
            times: shared.times,
            c: shared.c,
            volume: shared.volume,
            count: count,
            score: column(name: "score_" + status),
            stored: column(name: "state_" + status),
            y: column(name: "y_" + status),
            n: column(name: "n_" + status),
            vy: vy,
            y3: y3,
            n3: n3,
            day: day,
            dayRow: dayReach - i,
        })
    noDay = {known: false, c: shared.c, count: shared.c}
    long = minutesFrom(t: stop, start: first) > 5
    walkOf = (series) => {
        near = walked(series: series, before: before(status: series.status), i: i)

        return if long then array.concat(arr: near, v: walked(series: series, before: near[4], i: i + 5)) else near
    }
    watchedSeries = (status, down, day) =>
        seriesOf(
            status: status,
            down: down,
            silent: false,
            count: column(name: "count_" + status),
            vy: column(name: "vy_" + status),
            y3: column(name: "y3_" + status),
            n3: column(name: "n3_" + status),
            day: day,
        )
    walkUp = (status) => walkOf(series: watchedSeries(status: status, down: false, day: noDay))
    walkDown = (status) => {
        score = column(name: "score_" + status)
        scores = array.filter(arr: score, fn: (x) => x >= warningLevel)
        concerned = value(name: "state_" + status) == 1.0 or length(arr: scores) > 0
        day = if concerned then dayOf(status: status, first: first, stop: stop) else noDay

        return walkOf(series: watchedSeries(status: status, down: true, day: day))
    }
    none = shared.c
    silence =
        walkOf(
            series:
                seriesOf(
                    status: "silence",
                    down: false,
                    silent: true,
                    count: shared.volume,
                    vy: none,
                    y3: none,
                    n3: none,
                    day: noDay,
                ),
        )
    watched =
        array.concat(
            arr: array.map(arr: upward, fn: (x) => walkUp(status: x)),
            v: array.map(arr: downward, fn: (x) => walkDown(status: x)),
        )
    walks = array.concat(arr: watched, v: [silence])
    near = grouping(walks: walks, before: {id: value(name: "incident_"), at: value(name: "openAt_")}, i: 0)
    ids = if long then array.concat(arr: near, v: grouping(walks: walks, before: near[4], i: 5)) else near

    return
        union(tables: array.map(arr: walks, fn: (x) => array.from(rows: x)))
            |> map(fn: (r) => ({r with incident: if r.state > 0.0 then idOf(ids: ids, i: r.i - i) else 0.0}))
}

// dayOf: how the day before went, for one status; read only where an incident may be open, as it seldom is.
dayOf = (status, first, stop) => {
    table = dayTable(first: first, stop: stop)

    return {
        known: true,
        c: getColumn(table: table, column: "c"),
        count: getColumn(table: table, column: "count_" + status),
    }
}

// idOf: the incident for people of a minute of the block.
// Inputs: ids (from `grouping`), i (the minute's place in the block). Output: a float (s).
idOf = (ids, i) => ids[i].id

// walked: five minutes of one incident, each following the one before it.
walked = (series, before, i) => {
    a = followIncident(series: series, before: before, i: i)
    b = followIncident(series: series, before: a, i: i + 1)
    c = followIncident(series: series, before: b, i: i + 2)
    d = followIncident(series: series, before: c, i: i + 3)
    e = followIncident(series: series, before: d, i: i + 4)

    return [a, b, c, d, e]
}

// followIncident: one minute of one incident: it opens at the warning level, and goes on until it is calm or absorbed.
// Inputs: series (columns of one status), before (its state a minute ago), i (the minute's row).
followIncident = (series, before, i) => {
    covered = series.c[i] - series.c[i - 1] > 0.0
    goes = before.state == 1.0
    opens = not goes and covered and series.score[i] >= warningLevel
    time = float(v: int(v: series.times[i]) / 1000000000)
    here = {
        _time: series.times[i],
        status: series.status,
        i: i,
        write: covered or goes or series.stored[i] > 0.0,
        state: if goes then 1.0 else 0.0,
        since: if goes then before.since else 0.0,
        peak: if goes then before.peak else 0.0,
        excess: if goes then before.excess else 0.0,
        calm: if goes then before.calm else 0.0,
        baseCount: before.baseCount,
        baseMinutes: before.baseMinutes,
        baseVolume: before.baseVolume,
        baseDay: before.baseDay,
    }

    return
        if opens then
            judgeIncident(series: series, before: openIncident(series: series, here: here, i: i, time: time), i: i, time: time)
        else if goes and covered then
            judgeIncident(series: series, before: here, i: i, time: time)
        else
            here
}

// openIncident: a new incident, with the reference now in force frozen for as long as it lasts.
openIncident = (series, here, i, time) => {
    s = series
    trend = if s.down then trendOf(y: s.y[i], n: s.n[i], y3: s.y3[i], n3: s.n3[i]) else 1.0

    return {
        _time: here._time,
        status: here.status,
        i: i,
        write: true,
        state: 1.0,
        since: time,
        peak: 0.0,
        excess: 0.0,
        calm: 0.0,
        baseCount: s.y[i],
        baseMinutes: s.n[i] / trend,
        baseVolume: if s.silent then 0.0 else s.vy[i],
        baseDay: if s.down then dayAround(series: s, i: i) else 0.0,
    }
}

// judgeIncident: whether an open incident is still off, and what it has added up to.
judgeIncident = (series, before, i, time) => {
    s = series
    day = if s.down then dayAround(series: s, i: i) else 0.0
    known = day > 0.0 and before.baseDay > 0.0
    ratio = day / before.baseDay
    shape = if not known then 1.0 else if ratio < shapeLeast then shapeLeast else if ratio > shapeMost then shapeMost else ratio
    minutes = before.baseMinutes / shape
    expected = if minutes > 0.0 then before.baseCount / minutes else 0.0
    k = s.count[i] - s.count[i - middleWindow]
    e = s.c[i] - s.c[i - middleWindow]
    v = s.volume[i] - s.volume[i - middleWindow]
    off =
        if s.silent then
            s.volume[i] - s.volume[i - 1] <= 0.0
        else if s.down then
            -lr(x: k, e: e, y: before.baseCount, E: minutes) >= offScore and k <= downwardShare * expected * e
        else
            rateScore(k: k, e: e, v: v, y: before.baseCount, n: minutes, vy: before.baseVolume) >= offScore
    calm = if off or s.score[i] >= stayScore then 0.0 else before.calm + 1.0
    age = (time - before.since) / 60.0
    limit = float(v: if s.down and not known then absorbUnknownMinutes else absorbMinutes)
    state = if calm >= float(v: calmMinutes) then 2.0 else if not s.silent and age >= limit then 3.0 else 1.0
    peak = if s.score[i] > before.peak then s.score[i] else before.peak

    return {
        _time: before._time,
        status: before.status,
        i: i,
        write: true,
        state: state,
        since: before.since,
        peak: if state > 1.0 then 0.0 else peak,
        excess: if s.silent then 0.0 else before.excess + s.count[i] - s.count[i - 1] - expected,
        calm: calm,
        baseCount: before.baseCount,
        baseMinutes: before.baseMinutes,
        baseVolume: before.baseVolume,
        baseDay: before.baseDay,
    }
}

// dayAround: transactions in the half hour around this minute a day ago; 0 where that is not known.
dayAround = (series, i) => {
    day = series.day
    j = i + series.dayRow

    return if day.known then dayCount(c: day.c, count: day.count, j: j) else 0.0
}

// dayCount: transactions in the half hour around row j; 0.0 where too few of its minutes were watched, or too few came.
// Inputs: c, count (running totals of the day before), j (a row). Output: a float.
dayCount = (c, count, j) => {
    covered = c[j + 15] - c[j - 16]
    around = count[j + 15] - count[j - 16]

    return if covered >= float(v: shapeCovered) and c[j - 15] > 0.0 and around >= shapeMinimum then around else 0.0
}

// grouping: five minutes of the incident for people, that of all statuses whose minutes from opening to end touch or nearly touch.
grouping = (walks, before, i) => {
    a = grouped(walks: walks, before: before, i: i)
    b = grouped(walks: walks, before: a, i: i + 1)
    c = grouped(walks: walks, before: b, i: i + 2)
    d = grouped(walks: walks, before: c, i: i + 3)
    e = grouped(walks: walks, before: d, i: i + 4)

    return [a, b, c, d, e]
}

// grouped: the incident for people in one minute: id (its first minute, seconds) and at (its last minute so far).
grouped = (walks, before, i) => {
    open = array.filter(arr: walks, fn: (x) => isOpen(walk: x, i: i))
    time = float(v: int(v: walks[0][i]._time) / 1000000000)
    near = before.id > 0.0 and time - before.at <= float(v: incidentGap) * 60.0

    return if length(arr: open) == 0 then before else {id: if near then before.id else time, at: time}
}

// isOpen: whether an incident was there in a minute, its last one included.
// Inputs: walk (an incident's minutes), i (the minute's place). Output: a bool.
isOpen = (walk, i) => walk[i].state > 0.0
