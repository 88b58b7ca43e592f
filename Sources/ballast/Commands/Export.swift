public import ArgumentParser
import Model
public import Store

/// `ballast export`: what the store has, as tables.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write what the store has as tables, or as JSON.",
        discussion: """
            A folder that --out names becomes a data folder, which --data opens again and ballast import takes. Standard \
            output takes one table at a time, which ballast import takes too, or as JSON all that are asked for; JSON is \
            for other programs. What is not known is empty, and null in JSON. Text that a spreadsheet would run as a \
            formula has an apostrophe before it, which ballast import takes away.

              ballast export --what bars --select IWM,SPY
              ballast export --what deals --format json
              ballast export --out ~/market

            The tables: \(StoreTable.allCases.map(\.rawValue).joined(separator: ", ")).
            """)

    /// How tables are written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case csv, json
    }

    @Option(help: "How to write: csv or json.")
    var format = Format.csv

    @Option(help: "The tables to write, with commas between; by default all.")
    var what: Listed<StoreTable>?

    @Option(help: "Write only of these instruments and funds, with commas between.")
    var select: Listed<Symbol>?

    @Option(help: "The folder to write to, or the file where its name ends in .csv or .json; - is standard output.")
    var out = "-"

    @OptionGroup var options: CommonOptions

    private var tables: Set<StoreTable> { what.map { Set($0.values) } ?? Set(StoreTable.allCases) }

    /// Whether all goes into one file.
    private var isOneFile: Bool { out == "-" || out.hasSuffix(".csv") || isJSON }

    /// Whether it is JSON, by the option or by the name of the file.
    private var isJSON: Bool { format == .json || out.hasSuffix(".json") }

    func validate() throws {
        if out.isEmpty { throw ValidationError("--out is empty: name a folder or a file, or - for standard output") }
        guard !isJSON, isOneFile, tables.count > 1 else { return }
        throw ValidationError("one file takes one table: name it with --what, or a folder with --out")
    }

    func run() throws {
        let choices = try options.choices
        let local = try LocalStore.demanded(choices, toRead: true)
        defer {
            if let words = local.store.leftOut { Console.complain("ballast: \(MarketStore.name): \(words)") }
        }
        do {
            try bring(Tables(choices), into: local)
            if let select { try check(select.values, in: local.store) }
            let writer = ExportWriter(store: local.store, tables: tables, symbols: select.map { Set($0.values) })
            if isJSON { return try writer.writeJSON(out) }
            if isOneFile { return try writer.writeTable(out) }
            Console.complain("\(try writer.writeFolder(out)) tables in \(out)")
        } catch let error as StoreError {
            throw Failure(words: "ballast: \(error)")
        }
    }
}

extension Export {
    /// Brings the tables into the store; where it can only be read, it is told that they are not in it.
    private func bring(_ tables: Tables, into local: LocalStore) throws {
        do throws(StoreError) {
            try tables.importTables(into: local)
        } catch {
            guard error.kind == .readOnly || error.kind == .busy else { throw error }
            Console.complain("ballast: \(error): the tables that ship with the program are left out")
        }
    }

    /// Tells what of a selection is not there; where nothing is, that is a failure.
    private func check(_ symbols: [Symbol], in store: MarketStore) throws {
        let strangers = try symbols.filter { symbol in try !store.knows(symbol) }
        guard !strangers.isEmpty else { return }
        let words = "ballast: no instrument and no fund \(strangers.map(\.name).joined(separator: ", "))"
        if strangers.count == symbols.count { throw Failure(words: words) }
        Console.complain(words)
    }
}

/// Values of the command line with commas between.
struct Listed<Value: ExpressibleByArgument>: ExpressibleByArgument {
    let values: [Value]

    init?(argument: String) {
        let words = argument.split(separator: ",", omittingEmptySubsequences: false)
        values = words.compactMap { Value(argument: $0.trimmingBlanks) }
        guard values.count == words.count else { return nil }
    }
}

extension StoreTable: ExpressibleByArgument {}

extension Substring {
    /// The text without blanks at its ends.
    fileprivate var trimmingBlanks: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
