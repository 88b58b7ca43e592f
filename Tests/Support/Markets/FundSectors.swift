package import Model

/// The sectors of the fund and of its benchmark.
package enum FundSectors {
    /// The fund's sectors from ETF Trends in May 2024; `benchmark` sums IWM's holdings of September 2024 by sector.
    package static let fund = table(
        "QQQS", "2024-05",
        [
            SectorWeight(.healthCare, weight: 0.51, quality: .atLeast),
            SectorWeight(.informationTechnology, weight: 0.31, quality: .derived("over 82 for both less 51")),
            SectorWeight(.other, weight: 0.18, quality: .derived("the rest")),
        ])
    package static let benchmark = table(
        "IWM", "2024-09-27",
        zip(
            [
                Sector.financials, .healthCare, .industrials, .informationTechnology, .consumerDiscretionary,
                .realEstate, .energy, .materials, .utilities, .consumerStaples, .communicationServices, .cash,
            ],
            [17.91, 17.41, 17.06, 12.86, 10.06, 6.51, 5.26, 4.58, 2.84, 2.77, 2.72, 0.18]
        ).map { SectorWeight($0, weight: $1 / 100) })

    /// A table of made-up weights.
    package static func table(_ fund: Symbol, _ asOf: String, _ weights: [SectorWeight]) -> SectorTable {
        SectorTable(fund: fund, asOf: Dated(asOf) ?? Dated(Day(number: 0)), weights: weights, source: "test")
    }
}
