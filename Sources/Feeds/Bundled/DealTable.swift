import Model

/// Reads the deals, one a row, each with the address of its report.
enum DealTable {
    static func read(_ table: inout TableReader) throws(FeedError) -> [Deal] {
        let columns = try Columns(table)
        var deals: [Deal] = []
        while table.next() {
            table.attempt { row throws(FeedError) in deals.append(try columns.deal(row)) }
        }
        return deals
    }

    private struct Columns {
        let announced, precision, acquirer, acquirerTicker, target, targetTicker: TableReader.Column
        let kind, area, upfront, maximum, source: TableReader.Column

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
        }

        func deal(_ row: borrowing TableReader) throws(FeedError) -> Deal {
            guard let exactness = Dated.Precision(rawValue: row.text(precision)) else {
                throw row.fault(precision, "day, week, month or year")
            }
            guard let what = Deal.Kind(rawValue: row.text(kind)) else {
                throw row.fault(kind, "acquisition, licence, collaboration or asset purchase")
            }
            return Deal(
                announced: Dated(try row.day(announced), precision: exactness), acquirer: try row.words(acquirer),
                acquirerTicker: try ticker(acquirerTicker, row), target: try row.words(target),
                targetTicker: try ticker(targetTicker, row), kind: what, area: row.text(area),
                upfrontUSDMillions: try row.positive(upfront), maximumUSDMillions: try row.positive(maximum),
                source: row.text(source))
        }

        private func ticker(_ column: TableReader.Column, _ row: borrowing TableReader) throws(FeedError) -> Symbol? {
            row.isBlank(column) ? nil : try row.symbol(column)
        }
    }
}
