import Formats
import Model
import Playback

/// Parses the files of one import command, each with the instruments of those before it, whose histories are not
/// retained.
struct ImportReader: Sendable {
    /// The instruments known so far.
    private var instruments: [Instrument]
    /// A market of these instruments without any figures.
    private var market: Market
    private let book: SectorBook
    private let symbol: Symbol?
    private let date: Day?
    private let now: Timestamp

    /// Creates a reader that starts from the instruments and holdings of a market.
    init(_ market: Market, symbol: Symbol?, date: Day?, now: Timestamp) {
        self.symbol = symbol
        self.date = date
        self.now = now
        instruments = market.listings.map(\.instrument)
        book = SectorBook(market.holdingsTables)
        let listings = instruments.map { Listing($0, provenance: Provenance("", .stale)) }
        self.market = Market(market.moment, listings: listings)
    }

    /// Parses a file and adds its instruments.
    mutating func read(_ source: ImportSource) throws(FeedError) -> ImportedFile {
        let file = try source.read(instruments, book, symbol: symbol, date: date, now: now)
        let added = file.updates.filter { if case .instrument = $0 { true } else { false } }
        if !added.isEmpty {
            market.apply(.batch(added))
            instruments = market.listings.map(\.instrument)
        }
        return file
    }
}
