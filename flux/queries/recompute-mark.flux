// Notes how far a recomputation has come, so that it can be taken up again.
// Inputs: params.from, params.to (times: the range), params.role, params.shard, params.done (time: end of the last finished block).
// Output: analytics, measurement recompute; tags range, role, shard; field done (int, s), at the range's start.
import "array"

params = {
    from: 2026-01-01T00:00:00Z,
    to: 2026-01-02T00:00:00Z,
    role: "single",
    shard: "0",
    done: 2026-01-01T12:00:00Z,
}

array.from(
    rows: [
        {
            _time: params.from,
            _measurement: "recompute",
            _field: "done",
            range: string(v: params.from) + "/" + string(v: params.to),
            role: params.role,
            shard: params.shard,
            _value: int(v: params.done) / 1000000000,
        },
    ],
)
    |> to(bucket: analyticsBucket)
