import ArgumentParser
import Feeds
import Model
import Store

/// `ballast import`: figures from a sponsor's or a user's own file.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take prices, holdings, yields or deals from files into the store, or take an import back.",
        discussion: """
            What a file is shows in its columns: prices as Yahoo, Stooq, Nasdaq or a data folder write them, holdings as \
            iShares, Invesco or form N-PORT do, yields of the Treasury or FRED, and the tables of ballast export, one by \
            one or a whole folder of them. JSON of ballast export is for other programs, and is not read.

              ballast import ~/Downloads/IWM_holdings.csv
              ballast import prices.csv --symbol AVUV
              ballast import ~/market
              ballast import prices.csv --dry-run
              ballast import --undo

            Prices are joined with the ones that are kept: days that the file does not have stay as they are, and a file \
            whose days are not the kept ones, or those times one factor, is refused. Rows that cannot be read are named \
            and left out. Each file is tried; where one is refused, the exit status is 1.
            """)

    @Argument(help: "The files, or a folder that ballast export wrote.")
    var files: [String] = []

    @Option(help: "Whose prices or holdings they are, where neither the file nor its name says so.")
    var symbol: Symbol?

    @Option(help: "The date of a fund's holdings, where the file does not say it: 2024-05-16.")
    var date: Day?

    @Flag(help: "Say what would change, and change nothing.")
    var dryRun = false

    @Flag(help: "Take back what the last import changed; again for the one before it.")
    var undo = false

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if undo, !files.isEmpty || dryRun {
            throw ValidationError("--undo stands alone: it takes the last import back")
        }
        if !undo, files.isEmpty { throw ValidationError("name a file") }
        if let symbol, !Symbol.isPlain(symbol.name) {
            throw ValidationError("--symbol \(symbol) is none: a symbol has letters, digits and signs of .-^=&")
        }
        if files.contains("") { throw ValidationError("a file's name is empty") }
    }

    func run() throws {
        let choices = try options.choices
        do {
            if undo { return try takeBack(LocalStore.demanded(choices).store) }
            let local = dryRun ? try LocalStore.rehearsal(choices) : try LocalStore.demanded(choices)
            defer { local.discardRehearsal() }
            let tables = try Tables(choices)
            // A rehearsal leaves a store that is there as it is, also without the newest tables.
            if !dryRun || local.temporaryFolder != nil { try tables.importTables(into: local) }
            var batch = ImportBatch(
                market: tables.wholeMarket, symbol: symbol, date: date, now: Surroundings.now(), isRehearsal: dryRun)
            try batch.take(files, into: local.store)
            guard batch.refused == 0 else { throw ExitCode.failure }
        } catch let error as StoreError {
            throw Failure(words: "ballast: \(error)")
        } catch let error as FeedError {
            throw Failure(words: "ballast: \(error)")
        }
    }

    private func takeBack(_ store: MarketStore) throws {
        guard let undone = try store.undoImport() else {
            throw Failure(words: "ballast: there is no import to take back")
        }
        Console.tell(undone.text)
    }
}
