package import Formats
package import Model

/// Reads the sectors that Invesco publishes for a fund as JSON: `holdingWeights` of names and percents.
package enum InvescoSectors {
    /// The sectors of a fund and their date. If the names are those of another classification, the weights are marked
    /// as derived.
    package static func read(
        _ bytes: [UInt8], source: String = "invesco"
    ) throws(FeedError) -> Parsed<(asOf: Day, weights: [SectorWeight])> {
        let document = try JSONFile<Response>(bytes, source: source)
        var errors = document.errors
        guard let asOf = document.content.effectiveDate.flatMap({ Day(spelled: $0) }) else {
            throw FeedError(source, expected: "effectiveDate", found: document.content.effectiveDate ?? "none")
        }
        let rows = document.content.holdingWeights ?? []
        let isICB = rows.contains { Sector.isICB($0.name ?? "") }
        let quality = isICB ? Quality.derived("mapped from ICB") : .exact
        var sums: [Sector: Double] = [:]
        for row in rows {
            guard let name = row.name, let sector = Sector(spelled: name), let percent = row.value,
                (-5...105).contains(percent)
            else {
                errors.append(FeedError(source, expected: "a sector and its percent", found: row.name ?? "nothing"))
                continue
            }
            sums[sector, default: 0] += percent / 100
        }
        let weights = Sector.allCases.compactMap { sector in
            sums[sector].map { SectorWeight(sector, weight: $0, quality: quality) }
        }
        guard FundFile.completeTotal.contains(sums.values.reduce(0, +)) else {
            throw errors.first
                ?? FeedError(source, expected: "sectors that add up to 100 %", found: "\(rows.count) of them")
        }
        return Parsed((asOf, weights.sorted { $0.weight > $1.weight }), errors: errors)
    }

    private struct Response: JSONField {
        @Lenient var effectiveDate: String?
        @Lenient var holdingWeights: [Row]?
    }

    private struct Row: JSONField {
        @Lenient var name: String?
        @Lenient var value: Double?
    }
}
