package import Formats
import Model

/// Reads the holdings that Invesco publishes as JSON, without sectors and some without a weight.
package enum InvescoDocument {
    /// The positions. A response with fewer positions than it announces is truncated.
    package static func read(_ bytes: [UInt8], source: String = "invesco") throws(FeedError) -> Parsed<FundFile> {
        let document = try JSONFile<Response>(bytes, source: source)
        var errors = document.errors
        let response = document.content
        guard let date = response.effectiveBusinessDate ?? response.effectiveDate, let asOf = Day(spelled: date) else {
            throw FeedError(source, expected: "effectiveDate", found: response.effectiveDate ?? "none")
        }
        guard let rows = response.holdings else { throw FeedError(source, expected: "holdings", found: "none") }
        let value = rows.values.compactMap(\.self).netAssets
        var positions: [FundPosition] = []
        for row in rows.values.compactMap(\.self) {
            if let position = row.position(ofNetAssets: value) {
                positions.append(position)
            } else if row.kind != .cash {
                errors.append(FeedError(source, expected: "a weight of \(row.title)", found: "none"))
            }
        }
        if positions.isEmpty { throw errors.first ?? FeedError(source, expected: "some positions", found: "none") }
        let promised = response.totalNumberOfHoldings ?? rows.count
        if rows.count < promised {
            errors.append(FeedError(source, expected: "\(promised) positions", found: "\(rows.count)"))
        }
        let isCutOff = Double(rows.count) < 0.95 * Double(promised)
        return Parsed(FundFile(asOf: asOf, positions: positions, isCutOff: isCutOff), errors: errors)
    }

    private struct Response: JSONField {
        @Lenient var effectiveDate: String?
        @Lenient var effectiveBusinessDate: String?
        @Lenient var totalNumberOfHoldings: Int?
        @Lenient var holdings: JSONColumn<Row>?
    }

    fileprivate struct Row: JSONField {
        @Lenient var ticker: String?
        @Lenient var issuerName: String?
        @Lenient var cusip: String?
        @Lenient var units: Double?
        @Lenient var marketValueBase: Double?
        @Lenient var percentageOfTotalNetAssets: Double?
        @Lenient var securityTypeCode: String?
        @Lenient var securityTypeName: String?

        var kind: FundPosition.Kind { InvescoKind.of(code: securityTypeCode ?? "", name: securityTypeName ?? "") }

        var title: String { PlainText.clean(XMLReferences.resolved(Array((issuerName ?? ticker ?? "?").utf8)[...])) }

        /// The position, with its weight computed from its value if not given; nil if it has neither.
        func position(ofNetAssets netAssets: Double?) -> FundPosition? {
            let byValue = marketValueBase.flatMap { value in netAssets.map { value / $0 } }
            guard let weight = percentageOfTotalNetAssets.map({ $0 / 100 }) ?? byValue, weight.magnitude < 3 else {
                return nil
            }
            let ticker = PlainText.clean(XMLReferences.resolved(Array((ticker ?? "").utf8)[...]))
            return FundPosition(
                ticker: ShareClass.ticker(ticker), name: title, cusip: cusip.map { PlainText.clean($0) }, kind: kind,
                sector: kind == .cash ? .cash : nil, weight: weight,
                price: FundPosition.price(of: units, worth: marketValueBase), shares: units)
        }
    }
}

extension [InvescoDocument.Row] {
    /// The net assets of the fund, from the positions that have both a value and a weight.
    fileprivate var netAssets: Double? {
        var value = 0.0, percent = 0.0
        for row in self {
            guard let worth = row.marketValueBase, let share = row.percentageOfTotalNetAssets, share > 0 else {
                continue
            }
            value += worth
            percent += share
        }
        return percent > 0 && value > 0 ? value / percent * 100 : nil
    }
}
