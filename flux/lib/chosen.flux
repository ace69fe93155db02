// chosen: the rows of some statuses; of all where `of` is [""].
// Inputs: tables with a column status; of (list of strings, not empty). Output columns: as they came.
chosen = (tables=<-, of) =>
    if of[0] == "" then tables else tables |> filter(fn: (r) => contains(value: r.status, set: of))
