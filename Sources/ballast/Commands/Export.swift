public import ArgumentParser
import Model
public import Store

/// `ballast export`: writes the tables of the store.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the contents of the store as tables or JSON.",
        discussion: """
            A folder given with --out becomes a data folder, which --data opens and ballast import reads. Standard \
            output gets one table at a time, which ballast import also reads, or any number of them as JSON; JSON is \
            for other programs. Unknown values are empty, and null in JSON. Text that a spreadsheet would run as a \
            formula is prefixed with an apostrophe, which ballast import removes.

              ballast export --what bars --select IWM,SPY
              ballast export --what deals --format json
              ballast export --out ~/market

            The tables: \(StoreTable.allCases.map(\.rawValue).joined(separator: ", ")).
            """)

    /// The output formats.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case csv, json
    }

    @Option(help: "The format to write: csv or json.")
    var format = Format.csv

    @Option(help: ArgumentHelp("The tables to write, separated by commas; by default all.", valueName: "tables"))
    var what: Listed<StoreTable>?

    @Option(help: ArgumentHelp("Write these instruments and funds only, separated by commas.", valueName: "symbols"))
    var select: Listed<Symbol>?

    @Option(
        help: ArgumentHelp(
            "The folder to write to, or a file if its name ends in .csv or .json; - is standard output.",
            valueName: "path"),
        completion: .file())
    var out = "-"

    @OptionGroup var options: CommonOptions

    private var tables: Set<StoreTable> { what.map { Set($0.values) } ?? Set(StoreTable.allCases) }

    /// Whether the output is a single file.
    private var isOneFile: Bool { out == "-" || out.hasSuffix(".csv") || isJSON }

    /// Whether the output is JSON, by the option or by the file name.
    private var isJSON: Bool { format == .json || out.hasSuffix(".json") }

    func validate() throws {
        if out.isEmpty { throw ValidationError("--out is empty: name a folder or a file, or - for standard output") }
        guard !isJSON, isOneFile, tables.count > 1 else { return }
        throw ValidationError("a file holds one table: name it with --what, or name a folder with --out")
    }

    func run() throws {
        let resolved = try options.resolvedOptions
        let local = try LocalStore.required(resolved, forReading: true)
        defer {
            if let message = local.store.skippedRows { Console.printError("ballast: \(MarketStore.name): \(message)") }
        }
        do {
            let bundled = try Tables(resolved)
            try importTables(bundled, into: local)
            if let select { try check(select.values, in: local.store) }
            let isWhole = tables == Set(StoreTable.allCases) && select == nil
            let writer = ExportWriter(
                store: local.store, tables: tables, symbols: select.map { Set($0.values) },
                reference: isWhole ? bundled.referenceFiles : [])
            if isJSON { return try writer.writeJSON(out) }
            if isOneFile { return try writer.writeTable(out) }
            let count = try writer.writeFolder(out)
            Console.printError("\(count) table\(count == 1 ? "" : "s") in \(out)")
        } catch let error as StoreError {
            throw Failure(message: "ballast: \(error)")
        }
    }
}

extension Export {
    /// Imports the bundled tables into the store; if it is read-only, prints that they are left out.
    private func importTables(_ tables: Tables, into local: LocalStore) throws {
        do throws(StoreError) {
            try tables.importTables(into: local)
        } catch {
            guard error.kind == .readOnly || error.kind == .busy else { throw error }
            Console.printError("ballast: \(error): the bundled tables are left out")
        }
    }

    /// Prints the selected symbols that the store does not contain; throws if it contains none of them.
    private func check(_ symbols: [Symbol], in store: MarketStore) throws {
        let missing = try symbols.filter { symbol in try !store.contains(symbol) }
        guard !missing.isEmpty else { return }
        let message = "ballast: no instrument or fund \(missing.map(\.name).joined(separator: ", "))"
        if missing.count == symbols.count { throw Failure(message: message) }
        Console.printError(message)
    }
}

/// Comma-separated values of an option.
struct Listed<Value: ExpressibleByArgument>: ExpressibleByArgument {
    let values: [Value]

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        values = parts.compactMap { Value(argument: $0.trimmingBlanks) }
        guard values.count == parts.count else { return nil }
    }

    static var defaultCompletionKind: CompletionKind { .listed(Value.allValueStrings) }
}

extension StoreTable: ExpressibleByArgument {}

extension Substring {
    /// The text without leading and trailing blanks.
    fileprivate var trimmingBlanks: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
