// chosen: the rows of some statuses; of all where `of` is [""].
// Inputs: of (list of strings, not empty).
chosen = (tables=<-, of) =>
    if of[0] == "" then tables else tables |> filter(fn: (r) => contains(value: r.status, set: of))
