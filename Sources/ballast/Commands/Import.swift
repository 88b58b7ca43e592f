import ArgumentParser
import Formats
import Model
import Store

/// `ballast import`: imports figures from a fund sponsor's or the user's own file.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import prices, holdings, yields or deals from files into the store, or undo an import.",
        discussion: """
            A file is recognised by its columns: prices of Yahoo, Stooq, Nasdaq or a data folder, holdings of \
            iShares, Invesco or form N-PORT, yields of the Treasury or FRED, and the tables of ballast export, one by \
            one or a complete folder of them. JSON of ballast export is for other programs, and is not read.

              ballast import ~/Downloads/IWM_holdings.csv
              ballast import prices.csv --symbol AVUV
              ballast import ~/market
              ballast import prices.csv --dry-run
              ballast import --undo

            Prices are merged with the stored ones: days that the file does not have stay as they are, and a file \
            whose prices are neither the stored ones nor those times one factor is refused. Invalid rows are reported \
            and left out. Each file is tried; if one is refused, the exit status is 1.
            """)

    @Argument(help: "The files, or a folder that ballast export wrote.", completion: .file())
    var files: [String] = []

    @Option(help: "The instrument of the prices or holdings, if neither the file nor its name has it.")
    var symbol: Symbol?

    @Option(help: "The date of a fund's holdings, if the file does not have it: 2024-05-16.")
    var date: Day?

    @Flag(help: "Show what would change, and change nothing.")
    var dryRun = false

    @Flag(help: "Undo the last import; repeat for the one before it.")
    var undo = false

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if undo, !files.isEmpty || dryRun {
            throw ValidationError("--undo takes no files and no --dry-run: it undoes the last import")
        }
        if !undo, files.isEmpty { throw ValidationError("name a file") }
        if let symbol, !Symbol.isPlain(symbol.name) {
            throw ValidationError("--symbol \(symbol) is not a symbol: a symbol has letters, digits and any of .-^=&")
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
                market: tables.importMarket, symbol: symbol, date: date, now: ProcessEnvironment.now(),
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
            throw Failure(message: "ballast: there is no import to undo")
        }
        Console.printNotice(undone.text)
    }
}
