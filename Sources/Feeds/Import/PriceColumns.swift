import Model

/// The columns of a table of prices, by the names that services give them.
struct PriceColumns {
    let date, close: TableReader.Column
    let open, high, low, volume, adjusted, ticker: TableReader.Column?

    /// Whether columns of these names, in small letters, make a table of prices.
    static func areIn(_ names: Set<String>) -> Bool {
        !names.isDisjoint(with: dates) && !names.isDisjoint(with: closes)
    }

    private static let dates: Set = ["date", "<date>"]
    private static let closes: Set = ["close", "close/last", "<close>"]

    init(_ table: borrowing TableReader) throws(FeedError) {
        date = try table.needed("date", "<date>")
        close = try table.needed("close", "close/last", "<close>")
        open = table.column(oneOf: "open", "<open>")
        high = table.column(oneOf: "high", "<high>")
        low = table.column(oneOf: "low", "<low>")
        volume = table.column(oneOf: "volume", "<vol>", "vol")
        adjusted = table.column(oneOf: "adj close", "adjusted close", "adj_close", "adjclose", "adj. close")
        ticker = table.column(oneOf: "<ticker>", "ticker", "symbol")
    }

    /// The bar of a row, by its adjusted close where `isAdjusted`; nil where nothing was traded.
    func bar(_ row: borrowing TableReader, isAdjusted: Bool) throws(FeedError) -> Bar? {
        let day = try row.spelledDay(date)
        guard let price = try price(row, close) else { return nil }
        var factor = 1.0
        if isAdjusted, let adjusted {
            guard let close = try self.price(row, adjusted) else { throw row.fault(adjusted, "a price") }
            factor = close / price
        }
        let top = try self.price(row, high), bottom = try self.price(row, low)
        if let high, let top, let bottom, top < bottom { throw row.fault(high, "a high above the low") }
        let traded = try row.grouped(volume)
        if let volume, let traded, traded < 0 { throw row.fault(volume, "a number of shares") }
        return Bar(
            day, open: try self.price(row, open).map { $0 * factor }, high: top.map { $0 * factor },
            low: bottom.map { $0 * factor }, close: price * factor, volume: traded)
    }

    /// The symbol that a row says: `IWM.US` of Stooq's is `IWM`.
    func symbol(_ row: borrowing TableReader) -> Symbol? {
        guard let ticker else { return nil }
        let text = row.text(ticker).uppercased()
        let name = text.hasSuffix(".US") ? text.dropLast(3) : text[...]
        return name.isEmpty ? nil : Symbol(name)
    }

    private func price(_ row: borrowing TableReader, _ column: TableReader.Column?) throws(FeedError) -> Double? {
        guard let column, let number = try row.grouped(column) else { return nil }
        guard number > 0 else { throw row.fault(column, "a price") }
        return number
    }
}
