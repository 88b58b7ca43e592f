import Formats
import Model

/// Reads deals, one per row, each with the address of its report.
enum DealTable {
    static func read(_ table: inout TableReader) throws(FeedError) -> [Deal] {
        let columns = try Columns(table)
        var deals: [Deal] = []
        while table.next() {
            table.attempt { row throws(FeedError) in deals.append(try columns.deal(row)) }
        }
        return deals
    }

    /// Reads `first,last`: the ranges of days for which all deals are recorded.
    static func days(_ table: inout TableReader) throws(FeedError) -> [ClosedRange<Day>] {
        let first = try table.column("first"), last = try table.column("last")
        var spans: [ClosedRange<Day>] = []
        while table.next() {
            table.attempt { row throws(FeedError) in
                let from = try row.day(first), to = try row.day(last)
                guard from <= to else { throw row.error(last, "a day on or after the first") }
                spans.append(from...to)
            }
        }
        return spans
    }

    private struct Columns {
        let announced, precision, acquirer, acquirerTicker, target, targetTicker: TableReader.Column
        let kind, area, upfront, maximum, source: TableReader.Column
        let otherSources, stage: TableReader.Column?

        init(_ table: borrowing TableReader) throws(FeedError) {
            announced = try table.column("announced")
            precision = try table.column("precision")
            acquirer = try table.column("acquirer")
            acquirerTicker = try table.column("acquirer_ticker")
            target = try table.column("target")
            targetTicker = try table.column("target_ticker")
            kind = try table.column("kind")
            area = try table.column("area")
            upfront = try table.column("upfront_usd_millions")
            maximum = try table.column("maximum_usd_millions")
            source = try table.column("source")
            otherSources = try table.optionalColumn("other_sources")
            stage = try table.optionalColumn("stage")
        }

        func deal(_ row: borrowing TableReader) throws(FeedError) -> Deal {
            guard let exactness = Dated.Precision(rawValue: row.text(precision)) else {
                throw row.error(precision, "day, week, month or year")
            }
            guard let what = Deal.Kind(rawValue: row.text(kind)) else {
                throw row.error(kind, "acquisition, licence, collaboration, asset purchase or merger")
            }
            return Deal(
                announced: Dated(try row.day(announced), precision: exactness),
                acquirer: try row.requiredText(acquirer),
                acquirerTicker: try ticker(acquirerTicker, row), target: try row.requiredText(target),
                targetTicker: try ticker(targetTicker, row), kind: what, area: row.text(area),
                upfrontUSDMillions: try row.positive(upfront), maximumUSDMillions: try row.positive(maximum),
                source: row.text(source), otherSources: others(row), stage: try stage(row))
        }

        private func others(_ row: borrowing TableReader) -> [String] {
            guard let otherSources, !row.isBlank(otherSources) else { return [] }
            let text = row.text(otherSources)
            let parts = text.split(separator: " | ").map(String.init)
            let words = text.split(separator: " ").map(String.init)
            // Older exports separate addresses with spaces.
            return parts.count == 1 && words.allSatisfy { $0.contains("://") } ? words : parts
        }

        private func stage(_ row: borrowing TableReader) throws(FeedError) -> Deal.Stage {
            guard let stage, !row.isBlank(stage) else { return .announced }
            guard let value = Deal.Stage(rawValue: row.text(stage)) else {
                throw row.error(stage, "announced, completed or termination reported")
            }
            return value
        }

        private func ticker(_ column: TableReader.Column, _ row: borrowing TableReader) throws(FeedError) -> Symbol? {
            row.isBlank(column) ? nil : try row.symbol(column)
        }
    }
}
