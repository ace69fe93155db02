// clean: running totals of what references are made of.
// Inputs: tables from `whole` with flagged_<status> of all statuses.
// Output columns: those it had, of all statuses N_<status> (clean minutes: covered and not flagged), Y_<status> (its count in
// them) and VY_<status> (the volume in them); c and volume.
clean = (tables=<-) =>
    tables
        |> map(
            fn: (r) =>
                ({r with
                    N_approved: r.c * (1.0 - r.flagged_approved),
                    N_denied: r.c * (1.0 - r.flagged_denied),
                    N_failed: r.c * (1.0 - r.flagged_failed),
                    N_reversed: r.c * (1.0 - r.flagged_reversed),
                    N_backend_reversed: r.c * (1.0 - r.flagged_backend_reversed),
                    N_refunded: r.c * (1.0 - r.flagged_refunded),
                    N_processing: r.c * (1.0 - r.flagged_processing),
                }),
        )
        |> map(
            fn: (r) =>
                ({r with
                    Y_approved: r.N_approved * r.count_approved,
                    Y_denied: r.N_denied * r.count_denied,
                    Y_failed: r.N_failed * r.count_failed,
                    Y_reversed: r.N_reversed * r.count_reversed,
                    Y_backend_reversed: r.N_backend_reversed * r.count_backend_reversed,
                    Y_refunded: r.N_refunded * r.count_refunded,
                    Y_processing: r.N_processing * r.count_processing,
                    VY_approved: r.N_approved * r.volume,
                    VY_denied: r.N_denied * r.volume,
                    VY_failed: r.N_failed * r.volume,
                    VY_reversed: r.N_reversed * r.volume,
                    VY_backend_reversed: r.N_backend_reversed * r.volume,
                    VY_refunded: r.N_refunded * r.volume,
                    VY_processing: r.N_processing * r.volume,
                }),
        )
        |> cumulativeSum(columns: cleanColumns)

cleanColumns = [
    "c", "volume",
    "N_approved", "N_denied", "N_failed", "N_reversed", "N_backend_reversed", "N_refunded", "N_processing",
    "Y_approved", "Y_denied", "Y_failed", "Y_reversed", "Y_backend_reversed", "Y_refunded", "Y_processing",
    "VY_approved", "VY_denied", "VY_failed", "VY_reversed", "VY_backend_reversed", "VY_refunded", "VY_processing",
]
