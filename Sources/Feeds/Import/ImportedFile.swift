public import Model

/// What a file of a sponsor's or a user's own says, recognised by what is in it.
///
/// - prices of one instrument: tables of Yahoo, `yfinance`, Stooq, Investing.com, Alpha Vantage, Nasdaq, TradingView, FRED,
///   and any with a column of dates and one of closes; of several instruments with a column that says whose each row is;
///   our own, also of all instruments;
/// - holdings of a fund: tables of iShares in six languages, State Street, Vanguard, ARK, Invesco and any with names and
///   weights, Invesco's JSON, a report of form N-PORT, our own table;
/// - yields and rates: the Treasury's table and feed, FRED's series, our own tables;
/// - our own tables of sector weights, deals and instruments.
///
/// Fields are separated by commas, semicolons, tabs or bars; text is UTF-8, UTF-16 or Windows-1252; numbers have a point or
/// a comma before decimals, which the whole file decides, as it does the order of day and month (see `DateReading`).
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
    ///   - now: when it is read, where rows of later days are to be left out.
    ///   - date: the date of a fund's holdings, where the file does not say it.
    ///   - instruments: the catalogue; a figure of an instrument that is not in it needs `symbol`, and comes with one.
    ///   - book: what is known of companies' sectors, for tables that do not say them.
    public init(
        path: String, symbol: Symbol? = nil, date: Day? = nil, now: Timestamp? = nil, instruments: [Instrument],
        book: SectorBook = SectorBook()
    ) throws(FeedError) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let bytes = try FileBytes.load(path, name: name)
        try self.init(bytes, name: name, symbol: symbol, date: date, now: now, instruments: instruments, book: book)
    }

    /// Reads the bytes of a file of some name.
    init(
        _ bytes: [UInt8], name: String, symbol: Symbol?, date: Day? = nil, now: Timestamp? = nil,
        instruments: [Instrument], book: SectorBook
    ) throws(FeedError) {
        let file = PlainText.clean(name, limit: 80)
        let importer = FileImporter(
            bytes: bytes, file: file, owner: FileOwner(symbol, name: name, instruments: instruments), date: date,
            now: now, book: book)
        self = try importer.read().judged(now, instruments, file)
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

    /// The same without what cannot be, whatever its rows were read by: nothing is of a day that has not come.
    private func judged(_ now: Timestamp?, _ instruments: [Instrument], _ file: String) throws(FeedError)
        -> ImportedFile
    {
        guard let now else { return self }
        var rules = UpdateRules(now: now, instruments: instruments)
        var kept: [MarketUpdate] = [], refusals: [FeedError] = []
        for update in updates {
            let before = rules.refused
            if let right = rules.judge(update) { kept.append(right) }
            guard rules.refused > before, let refusal = rules.lastRefusal else { continue }
            refusals.append(FeedError(file, expected: refusal.expected, found: refusal.subject))
        }
        if let first = refusals.first, kept.allSatisfy(\.isOfInstruments) { throw first }
        return ImportedFile(kind, symbol, kept, faults: faults + refusals, notes: notes)
    }

    /// The same with more to know of it.
    func noting(_ more: [String?]) -> ImportedFile {
        ImportedFile(kind, symbol, updates, faults: faults, notes: notes + more.compactMap(\.self))
    }
}

extension MarketUpdate {
    /// Whether it says of what there are figures, and none itself.
    fileprivate var isOfInstruments: Bool {
        switch self {
        case .instrument, .provenance, .ratesProvenance: true
        default: false
        }
    }
}
