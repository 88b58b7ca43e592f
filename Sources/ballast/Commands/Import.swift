import ArgumentParser
import Feeds
import Model
import Store

/// `ballast import`: imports figures from a fund sponsor's or the user's own file.
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
        let resolved = try options.resolvedOptions
        do {
            if undo { return try undoLastImport(LocalStore.required(resolved).store) }
            let local = dryRun ? try LocalStore.rehearsal(resolved) : try LocalStore.required(resolved)
            defer { local.discardRehearsal() }
            let tables = try Tables(resolved)
            // A rehearsal leaves an existing store unchanged, even without the newest tables.
            if !dryRun || local.temporaryFolder != nil { try tables.importTables(into: local) }
            var batch = ImportBatch(
                market: tables.fullMarket, symbol: symbol, date: date, now: ProcessEnvironment.now(),
                isRehearsal: dryRun)
            try batch.run(files, into: local.store)
            guard batch.refused == 0 else { throw ExitCode.failure }
        } catch let error as StoreError {
            throw Failure(message: "ballast: \(error)")
        } catch let error as FeedError {
            throw Failure(message: "ballast: \(error)")
        }
    }

    private func undoLastImport(_ store: MarketStore) throws {
        guard let undone = try store.undoImport() else {
            throw Failure(message: "ballast: there is no import to take back")
        }
        Console.printNotice(undone.text)
    }
}
