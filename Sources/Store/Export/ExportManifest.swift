/// The manifest that makes a folder of exported files a data folder.
public struct ExportManifest: Sendable {
    private var lines = ["file,rows,first,last,source,terms,bytes,sha256"]

    /// Creates a manifest without files.
    public init() {}

    /// The name of the manifest inside the folder.
    public static let fileName = "manifest.csv"

    /// Adds a file with its row count, date span, size and hash.
    public mutating func add(_ sheet: ExportSheet, content: String) {
        add(
            sheet.file, rows: sheet.rows.count, span: sheet.span, source: sheet.source, terms: "as of its source",
            content: content)
    }

    /// Adds a table that is copied from elsewhere, with its origin and terms.
    public mutating func add(
        _ file: String, rows: Int, span: (first: String, last: String)?, source: String, terms: String, content: String
    ) {
        let bytes = Array(content.utf8)
        let fields: [ExportValue] = [
            .text(file), .number(Double(rows)), .text(span?.first ?? ""), .text(span?.last ?? ""), .text(source),
            .text(terms), .number(Double(bytes.count)), .text(SHA256.hexadecimal(bytes)),
        ]
        lines.append(fields.map(\.csv).joined(separator: ","))
    }

    /// The manifest as comma-separated values, with a header line.
    public var csv: String { lines.joined(separator: "\n") + "\n" }
}
