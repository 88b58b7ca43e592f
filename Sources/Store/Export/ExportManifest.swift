/// The list of exported files that makes a folder of them a data folder.
public struct ExportManifest: Sendable {
    private var lines = ["file,rows,first,last,source,terms,bytes,sha256"]

    /// A list of no file.
    public init() {}

    /// Its name inside the folder.
    public static let fileName = "manifest.csv"

    /// Adds a file that was written with this content.
    public mutating func add(_ sheet: ExportSheet, content: String) {
        let bytes = Array(content.utf8)
        let fields: [ExportValue] = [
            .text(sheet.file), .number(Double(sheet.rows.count)), .text(sheet.span?.first ?? ""),
            .text(sheet.span?.last ?? ""), .text(sheet.source), .text("as of its source"),
            .number(Double(bytes.count)), .text(SHA256.hexadecimal(bytes)),
        ]
        lines.append(fields.map(\.csv).joined(separator: ","))
    }

    /// The list as a file has it.
    public var csv: String { lines.joined(separator: "\n") + "\n" }
}
