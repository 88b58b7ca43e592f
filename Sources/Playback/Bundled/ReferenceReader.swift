package import Formats
package import Model

/// Reads the tables of the past that no source updates.
enum ReferenceReader {
    /// Reads `month,bm_june_q1,…,bm_june_q5`: book-to-market ratios of the NYSE size quintiles.
    static func sizeValuations(
        _ source: String
    ) -> (inout TableReader) throws(FeedError) -> [SizeValuation] {
        { table throws(FeedError) in
            let month = try table.column("month")
            let small = try table.column("bm_june_q2"), large = try table.column("bm_june_q5")
            var valuations: [SizeValuation] = []
            while table.next() {
                table.attempt { row throws(FeedError) in
                    guard let date = Dated(row.text(month)), date.precision == .month else {
                        throw row.error(month, "a month such as 2024-07")
                    }
                    guard let ofSmall = try row.positive(small) else { throw row.error(small, "a ratio") }
                    guard let ofLarge = try row.positive(large) else { throw row.error(large, "a ratio") }
                    valuations.append(SizeValuation(date.day, small: ofSmall, large: ofLarge, source: source))
                }
            }
            return valuations.sorted { $0.day < $1.day }
        }
    }

    /// Reads `date,kind,lower,upper,change`: decisions on the policy rate, in percent.
    static func decisions(_ table: inout TableReader) throws(FeedError) -> [PolicyDecision] {
        let date = try table.column("date"), kind = try table.column("kind"), change = try table.column("change")
        let lower = try table.column("lower"), upper = try table.column("upper")
        var decisions: [PolicyDecision] = []
        while table.next() {
            table.attempt { row throws(FeedError) in
                guard ["scheduled", "unscheduled"].contains(row.text(kind)) else {
                    throw row.error(kind, "scheduled or unscheduled")
                }
                let low = try row.requiredNumber(lower), high = try row.requiredNumber(upper)
                guard low <= high else { throw row.error(upper, "a rate of at least the lower end") }
                decisions.append(
                    PolicyDecision(
                        try row.day(date), isScheduled: row.text(kind) == "scheduled", target: low...high,
                        changeBp: ((try row.requiredNumber(change)) * 100).rounded()))
            }
        }
        return decisions.sorted { $0.day < $1.day }
    }

    /// Reads `peak,trough`: the months of recessions.
    static func recessions(_ table: inout TableReader) throws(FeedError) -> [Recession] {
        let peak = try table.column("peak"), trough = try table.column("trough")
        var recessions: [Recession] = []
        while table.next() {
            table.attempt { row throws(FeedError) in
                guard let first = Dated(row.text(peak)) else { throw row.error(peak, "a month such as 2007-12") }
                guard let last = Dated(row.text(trough)), last.day > first.day else {
                    throw row.error(trough, "a later month than the peak")
                }
                recessions.append(Recession(peak: first.day, trough: last.day))
            }
        }
        return recessions.sorted { $0.peak < $1.peak }
    }
}

extension BundledTables {
    /// A table of the past that no source updates, as a file.
    package struct ReferenceFile {
        /// Its row in the manifest.
        package let entry: Manifest.Entry
        /// The content.
        package let text: String
    }

    private static let sizes = "valuation/size-book-to-market.csv", decisions = "rates/fomc-decisions.csv"
    private static let recessions = "rates/recessions.csv"

    /// The files of these tables that the folder has and that can be read.
    package var referenceFiles: [ReferenceFile] {
        [BundledTables.sizes, BundledTables.decisions, BundledTables.recessions].compactMap { file in
            guard let entry = folder.manifest[file],
                let bytes = try? FileBytes.load("\(folder.path)/\(file)", name: file)
            else { return nil }
            return ReferenceFile(entry: entry, text: String(decoding: bytes, as: UTF8.self))
        }
    }

    /// The tables of the past that no source updates, as far as the folder has them, and the errors in them.
    package func reference() -> (tables: ReferenceTables, errors: [FeedError]) {
        var reference = ReferenceTables()
        var errors: [FeedError] = []
        let (sizes, decisions) = (BundledTables.sizes, BundledTables.decisions)
        if let entry = folder.manifest[sizes] {
            reference.sizeValuations = read(
                sizes, orElse: [], &errors, ReferenceReader.sizeValuations(entry.source))
        }
        if folder.manifest[decisions] != nil {
            reference.decisions = read(decisions, orElse: [], &errors, ReferenceReader.decisions)
            reference.scheduledDecisions = reference.decisions.filter(\.isScheduled).map(\.day)
        }
        if folder.manifest[BundledTables.recessions] != nil {
            reference.recessions = read(BundledTables.recessions, orElse: [], &errors, ReferenceReader.recessions)
        }
        return (reference, errors)
    }
}
