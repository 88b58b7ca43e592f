import ArgumentParser
import Feeds
import Model
import Store

/// `ballast import`: figures from a sponsor's or a user's own file.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take prices, holdings, yields or deals from a file into the store.",
        discussion: """
            What a file is shows in its columns: prices as Yahoo, Stooq, Nasdaq or a data folder write them, holdings as \
            iShares, Invesco or form N-PORT do, yields of the Treasury or FRED, and the tables of ballast export.

              ballast import ~/Downloads/IWM_holdings.csv
              ballast import prices.csv --symbol AVUV

            Prices are joined with the ones that are kept: days that the file does not have stay as they are, and a file \
            that contradicts what is kept of the same days is refused. Rows that cannot be read are named and left out.
            """)

    @Argument(help: "The files.")
    var files: [String]

    @Option(help: "Whose prices or holdings they are, where neither the file nor its name says so.")
    var symbol: Symbol?

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if files.isEmpty { throw ValidationError("name a file") }
    }

    func run() throws {
        let choices = try options.choices
        let local = try LocalStore.demanded(choices)
        do {
            let tables = try Tables(choices)
            try tables.importTables(into: local)
            var market = tables.wholeMarket
            let book = SectorBook(market.holdingsTables)
            for file in files { market.apply(.batch(try take(file, into: local.store, market, book))) }
        } catch let error as StoreError {
            throw Failure(words: "ballast: \(error)")
        } catch let error as FeedError {
            throw Failure(words: "ballast: \(error)")
        }
    }

    /// Takes a file, all or nothing, and says so once it is kept. Bad rows are left out and told.
    private func take(
        _ path: String, into store: MarketStore, _ market: Market, _ book: SectorBook
    ) throws -> [MarketUpdate] {
        let file = try ImportedFile(
            path: path, symbol: symbol, instruments: market.listings.map(\.instrument), book: book)
        do throws(StoreError) {
            try store.save(file.updates, receivedAt: Surroundings.now(), joining: true)
        } catch {
            throw Failure(words: "ballast: \(error.kind == .contradiction ? "\(path): \(error.reason)" : "\(error)")")
        }
        Console.tell("\(path): \(file.kind): \(file.notes.joined(separator: "; "))\n")
        if let first = file.faults.first {
            let more = file.faults.count > 1 ? " (and \(file.faults.count - 1) more)" : ""
            Console.complain("ballast: left out: \(first)\(more)")
        }
        return file.updates
    }
}
