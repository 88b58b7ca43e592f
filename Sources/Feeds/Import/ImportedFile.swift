public import Model

/// What a file of a sponsor's or a user's own says, recognised by what is in it.
///
/// - prices of one instrument: Yahoo's table with or without `Adj Close`, Stooq's, Nasdaq's, our own;
/// - holdings of a fund: iShares' and Invesco's tables, Invesco's JSON, a report of form N-PORT, our own table;
/// - yields and rates: the Treasury's table and feed, FRED's series, our own tables;
/// - our own tables of sector weights, deals and instruments.
public struct ImportedFile: Sendable {
    /// What kind of file it is, for a reader: `prices`, `iShares holdings`.
    public let kind: String
    /// Whose figures they are, where they are of one instrument.
    public let symbol: Symbol?
    /// What it says.
    public let updates: [MarketUpdate]
    /// What was wrong in it: rows that were skipped.
    public let faults: [FeedError]
    /// What else a reader should know: how many rows there were, of which dates, how they are adjusted.
    public let notes: [String]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - symbol: whose figures they are, where neither the file nor its name say so; of a table of several instruments
    ///     only its rows are read.
    ///   - date: the date of a fund's holdings, where the file does not say it.
    ///   - instruments: the catalogue; a figure of an instrument that is not in it needs `symbol`, and comes with one.
    ///   - book: what is known of companies' sectors, for tables that do not say them.
    public init(
        path: String, symbol: Symbol? = nil, date: Day? = nil, instruments: [Instrument],
        book: SectorBook = SectorBook()
    ) throws(FeedError) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let bytes = try FileBytes.load(path, name: name)
        try self.init(bytes, name: name, symbol: symbol, date: date, instruments: instruments, book: book)
    }

    /// Reads the bytes of a file of some name.
    init(
        _ bytes: [UInt8], name: String, symbol: Symbol?, date: Day? = nil, instruments: [Instrument], book: SectorBook
    ) throws(FeedError) {
        let file = PlainText.clean(name, limit: 80)
        let desk = ImportDesk(
            bytes: bytes, file: file, owner: FileOwner(symbol, name: name, instruments: instruments), date: date,
            book: book)
        self = try desk.read()
    }

    init(
        _ kind: String, _ symbol: Symbol? = nil, _ updates: [MarketUpdate], faults: [FeedError] = [],
        notes: [String] = []
    ) {
        self.kind = kind
        self.symbol = symbol
        self.updates = updates
        self.faults = faults
        self.notes = notes
    }
}
