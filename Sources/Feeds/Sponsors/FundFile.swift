import Model

/// What a sponsor or the regulator says that a fund holds.
struct FundFile: Sendable {
    /// Whose positions they are, where the file says so.
    var fund: Symbol?
    /// The fund's name, where the file says so.
    var name: String?
    /// The date they were held.
    var asOf: Day
    /// The positions in the order of the file.
    var positions: [FundPosition]
    /// Whether something that ends such a file is missing.
    var isCutOff = false

    /// The weights of all positions together, cash and derivatives included.
    var total: Double { positions.reduce(0) { $0 + $1.weight } }
}

/// A position as its file has it.
struct FundPosition: Hashable, Sendable {
    /// What is held.
    enum Kind: Hashable, Sendable {
        /// A company's share.
        case share
        /// Cash, what stands for it, and derivatives.
        case cash
        /// A bond or something else.
        case other
    }

    /// What it is called on its market; empty where the file does not say.
    var ticker: String
    /// Its name.
    var name: String
    /// Its CUSIP, where the file says so.
    var cusip: String?
    /// What it is.
    var kind: Kind
    /// Its sector, where the file says so.
    var sector: Sector?
    /// Its share of the fund, a fraction.
    var weight: Double
    /// The price of a share in U.S. dollars, where the file has it.
    var price: Double?
    /// How many shares the fund holds, where the file has it.
    var shares: Double?
}

extension FundFile {
    /// The part of the fund that the weights of a whole file come to: some round each weight, some leave cash out, and in
    /// the regulator's files what is pledged for lent shares counts twice.
    static let wholeTotal = 0.95...1.3

    /// Throws where it is not of a whole fund: cut off, or of something else.
    func checkWhole(_ source: String) throws(FeedError) {
        if isCutOff { throw FeedError(source, expected: "a whole file", found: "one that ends before its end") }
        guard FundFile.wholeTotal.contains(total) else {
            throw FeedError(
                source, expected: "weights that come to 100 %",
                found: NumberText.percentWithUnit(total, decimals: 1, sign: .negative))
        }
    }
}
