/// A table in the format of FRED.
package enum FREDSample {
    package static let text =
        "observation_date,DGS10\n2024-05-13,4.48\n2024-05-14,4.45\n2024-05-15,.\n2024-05-16,4.38\n"
}
