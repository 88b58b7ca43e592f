import Model
import Playback
import Store

/// Writes the tables of a store to files.
struct ExportWriter {
    let store: MarketStore
    let tables: Set<StoreTable>
    /// The instruments and funds to export; nil for all.
    let symbols: Set<Symbol>?
    /// The tables of the past that the store does not hold, to be copied into a data folder.
    var reference: [BundledTables.ReferenceFile] = []

    /// Writes a data folder, and returns the number of tables in it.
    func writeFolder(_ folder: String) throws -> Int {
        var manifest = ExportManifest()
        var count = 0
        try store.export(tables, of: symbols) { sheet in
            guard sheet.file.split(separator: "/").count <= 2 else {
                return Console.printError("ballast: \(sheet.file) is not a valid file name, and is left out")
            }
            let text = sheet.csv()
            try OutputFile.replace("\(folder)/\(sheet.file)", with: text)
            manifest.add(sheet, content: text)
            count += 1
        }
        for table in reference {
            try OutputFile.replace("\(folder)/\(table.entry.file)", with: table.text)
            manifest.add(
                table.entry.file, rows: table.entry.rows, span: (table.entry.first, table.entry.last),
                source: table.entry.source, terms: table.entry.terms, content: table.text)
            count += 1
        }
        try OutputFile.replace("\(folder)/\(ExportManifest.fileName)", with: manifest.csv)
        return count
    }

    /// Writes one table; the columns that identify its parts come first.
    func writeTable(_ path: String) throws {
        let file = try OutputFile(path)
        var isFirst = true
        try store.export(tables, of: symbols) { sheet in
            let text = sheet.csv(withKeys: true)
            try file.write(isFirst ? text : String(text.drop { $0 != "\n" }.dropFirst()))
            isFirst = false
        }
        try file.finish()
    }

    /// Writes one JSON object: for each table name, an array of rows.
    func writeJSON(_ path: String) throws {
        let file = try OutputFile(path)
        var table: StoreTable?
        var isFirst = true
        try store.export(tables, of: symbols) { sheet in
            if sheet.table != table {
                try file.write("\(table == nil ? "{" : "\n],")\n\"\(sheet.table.rawValue)\": [")
                (table, isFirst) = (sheet.table, true)
            }
            let rows = sheet.json()
            if rows.isEmpty { return }
            try file.write((isFirst ? "\n" : ",\n") + rows)
            isFirst = false
        }
        try file.write(table == nil ? "{}\n" : "\n]\n}\n")
        try file.finish()
    }
}
