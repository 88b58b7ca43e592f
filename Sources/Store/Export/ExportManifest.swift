/// The manifest that makes a folder of exported files a data folder.
public struct ExportManifest: Sendable {
    private var lines = ["file,rows,first,last,source,terms,bytes,sha256"]

    /// Creates a manifest without files.
    public init() {}

    /// The name of the manifest inside the folder.
    public static let fileName = "manifest.csv"

    /// Adds a file with its row count, date span, size and hash.
    public mutating func add(_ sheet: ExportSheet, content: String) {
        let bytes = Array(content.utf8)
        let fields: [ExportValue] = [
            .text(sheet.file), .number(Double(sheet.rows.count)), .text(sheet.span?.first ?? ""),
            .text(sheet.span?.last ?? ""), .text(sheet.source), .text("as of its source"),
            .number(Double(bytes.count)), .text(SHA256.hexadecimal(bytes)),
        ]
        lines.append(fields.map(\.csv).joined(separator: ","))
    }

    /// The manifest as comma-separated values, with a header line.
    public var csv: String { lines.joined(separator: "\n") + "\n" }
}
