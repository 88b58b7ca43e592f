public import Formats
public import Model

/// The contents of a file from a sponsor or the user, recognised by its content.
///
/// - prices of one instrument: tables of Yahoo, `yfinance`, Stooq, Investing.com, Alpha Vantage, Nasdaq, TradingView,
///   FRED, and any with a column of dates and one of closes; of several instruments, with a column that identifies the
///   instrument of each row; this program's own, also of all instruments;
/// - holdings of a fund: tables of iShares in six languages, State Street, Vanguard, ARK, Invesco and any with names
///   and weights, Invesco's JSON, a report of form N-PORT, this program's own table;
/// - yields and rates: the Treasury's table and feed, FRED's series, this program's own tables;
/// - this program's own tables of sector weights, deals and instruments.
///
/// Fields are separated by commas, semicolons, tabs or vertical bars; text is UTF-8, UTF-16 or Windows-1252. Whether
/// numbers have a decimal point or comma is decided from the complete file, as is the order of day and month (see
/// `DateReading`).
public struct ImportedFile: Sendable {
    /// The kind of file, for display: `prices`, `iShares holdings`.
    public let kind: String
    /// The instrument of the figures, if there is only one.
    public let symbol: Symbol?
    /// The contents.
    public let updates: [MarketUpdate]
    /// The errors in rows that were skipped.
    public let errors: [FeedError]
    /// Notes for display: the number of rows, their dates, how prices are adjusted.
    public let notes: [String]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - symbol: the instrument of the figures, if neither the file nor its name identifies it; of a table of several
    ///     instruments only its rows are read.
    ///   - now: if given, rows dated later are left out.
    ///   - date: the date of a fund's holdings, if the file does not contain it.
    ///   - instruments: the catalogue; a figure of an instrument that is not in it needs `symbol`, and adds one.
    ///   - book: the sectors of companies, for tables that do not contain them.
    public init(
        path: String, symbol: Symbol? = nil, date: Day? = nil, now: Timestamp? = nil, instruments: [Instrument],
        book: SectorBook = SectorBook()
    ) throws(FeedError) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let bytes = try FileBytes.load(path, name: name)
        try self.init(bytes, name: name, symbol: symbol, date: date, now: now, instruments: instruments, book: book)
    }

    /// Reads the bytes of a file with the given name.
    init(
        _ bytes: [UInt8], name: String, symbol: Symbol?, date: Day? = nil, now: Timestamp? = nil,
        instruments: [Instrument], book: SectorBook
    ) throws(FeedError) {
        let file = PlainText.clean(name, limit: 80)
        let importer = FileImporter(
            bytes: bytes, file: file, owner: FileOwner(symbol, name: name, instruments: instruments), date: date,
            now: now, book: book)
        self = try importer.read().checked(now, instruments, file)
    }

    init(
        _ kind: String, _ symbol: Symbol? = nil, _ updates: [MarketUpdate], errors: [FeedError] = [],
        notes: [String] = []
    ) {
        self.kind = kind
        self.symbol = symbol
        self.updates = updates
        self.errors = errors
        self.notes = notes
    }

    /// The file without impossible updates, such as those dated in the future, whatever format they were read from.
    private func checked(_ now: Timestamp?, _ instruments: [Instrument], _ file: String) throws(FeedError)
        -> ImportedFile
    {
        guard let now else { return self }
        var rules = UpdateRules(now: now, instruments: instruments)
        var accepted: [MarketUpdate] = [], refusals: [FeedError] = []
        for update in updates {
            let before = rules.refused
            if let valid = rules.judge(update) { accepted.append(valid) }
            guard rules.refused > before, let refusal = rules.lastRefusal else { continue }
            refusals.append(FeedError(file, expected: refusal.expected, found: refusal.subject))
        }
        if let first = refusals.first, accepted.allSatisfy(\.isOfInstruments) { throw first }
        return ImportedFile(kind, symbol, accepted, errors: errors + refusals, notes: notes)
    }

    /// A copy with more notes.
    func addingNotes(_ more: [String?]) -> ImportedFile {
        ImportedFile(kind, symbol, updates, errors: errors, notes: notes + more.compactMap(\.self))
    }
}

extension MarketUpdate {
    /// Whether it describes figures and has none itself.
    fileprivate var isOfInstruments: Bool {
        switch self {
        case .instrument, .provenance, .ratesProvenance: true
        default: false
        }
    }
}
