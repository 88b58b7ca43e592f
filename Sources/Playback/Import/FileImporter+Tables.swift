import Formats
import Model

extension FileImporter {
    /// The Treasury's yields.
    func readCurves(_ parsed: Parsed<[YieldCurve]>) throws(FeedError) -> ImportedFile {
        guard let first = parsed.content.first?.day, let last = parsed.content.last?.day else {
            throw parsed.errors.first ?? FeedError(file, expected: "yields of some day", found: "none")
        }
        return ImportedFile(
            "Treasury yields", nil, parsed.content.map(MarketUpdate.curve) + provenance, errors: parsed.errors,
            notes: ["\(parsed.content.count) days, \(first) to \(last)"])
    }

    /// Reads this program's own table of yields.
    func readOwnYields() throws(FeedError) -> ImportedFile {
        var table = try ownTable()
        var days: [Day: [Tenor: Double]] = [:]
        for (tenor, values) in try RateTables.yields(&table) {
            for index in 0..<values.count { days[values.day(index), default: [:]][tenor] = values.value(index) }
        }
        let curves = days.sorted { $0.key < $1.key }.map { YieldCurve($0.key, percent: $0.value) }
        return try readCurves(Parsed(curves, errors: table.errors))
    }

    /// Reads this program's own table of the policy rate.
    func readOwnPolicy() throws(FeedError) -> ImportedFile {
        var table = try ownTable()
        let values = try RateTables.policy(&table)
        return try readPolicy(
            Parsed((0..<values.count).map { (values.day($0), values.value($0)) }, errors: table.errors))
    }

    private func readPolicy(_ parsed: Parsed<[(day: Day, percent: Double)]>) throws(FeedError) -> ImportedFile {
        guard let first = parsed.content.first?.day, let last = parsed.content.last?.day else {
            throw parsed.errors.first ?? FeedError(file, expected: "a rate of some day", found: "none")
        }
        return ImportedFile(
            "policy rate", nil, parsed.content.map { .policy($0.day, $0.percent) }, errors: parsed.errors,
            notes: ["\(parsed.content.count) days, \(first) to \(last)"])
    }

    var provenance: [MarketUpdate] { [.ratesProvenance(Provenance(file, .endOfDay))] }
}
