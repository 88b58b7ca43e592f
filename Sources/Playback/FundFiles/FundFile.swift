import Formats
package import Model

/// A fund's holdings as published by a sponsor or the SEC.
package struct FundFile: Sendable {
    /// The fund's symbol, if the file contains it.
    var fund: Symbol?
    /// The fund's name, if the file contains it.
    package var name: String?
    /// The date of the positions.
    package var asOf: Day
    /// The positions in the order of the file.
    var positions: [FundPosition]
    /// Whether the expected end of the file is missing.
    var isCutOff = false

    /// The total weight of all positions, including cash and derivatives; about 1 for a complete file.
    var total: Double { positions.reduce(0) { $0 + $1.weight } }
}

/// A position as stated in its file.
struct FundPosition: Hashable, Sendable {
    /// The kind of asset.
    enum Kind: Hashable, Sendable {
        /// A company's share.
        case share
        /// Cash, cash equivalents and derivatives.
        case cash
        /// A bond or another asset.
        case other
    }

    /// The ticker on its market; empty if the file has none.
    var ticker: String
    var name: String
    /// The CUSIP, if the file has it.
    var cusip: String?
    var kind: Kind
    /// The sector, if the file has it.
    var sector: Sector?
    /// The weight as a fraction of the fund.
    var weight: Double
    /// The price of a share in US dollars, if the file has it.
    var price: Double?
    /// The number of shares held, if the file has it.
    var shares: Double?
}

extension FundFile {
    /// The total weight that a complete file can have: some round each weight, some leave cash out, and N-PORT filings
    /// count collateral for lent shares twice.
    static let completeTotal = 0.95...1.3

    /// Throws if the file is not of a complete fund: truncated, or something else.
    func checkComplete(_ source: String) throws(FeedError) {
        if isCutOff { throw FeedError(source, expected: "a complete file", found: "a truncated one") }
        guard FundFile.completeTotal.contains(total) else {
            throw FeedError(
                source, expected: "weights that add up to 100 %",
                found: NumberText.percentWithUnit(total, decimals: 1, sign: .negative))
        }
    }
}
