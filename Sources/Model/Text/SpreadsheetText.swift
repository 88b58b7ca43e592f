/// Text in tables that a spreadsheet may open: what it would run as a formula has an apostrophe before it, which makes it
/// text there, and which is taken away when the table is read again.
public enum SpreadsheetText {
    /// What a formula begins with, also in letters of full width; a tab or line end before it is passed over.
    private static let starts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    /// A text as it is to be written; a number stays as it is.
    public static func guarded(_ text: String) -> String {
        isFormula(text[...]) && !isNumber(text) ? "'" + text : text
    }

    /// What was written so.
    public static func original(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "'"), isFormula(text[...]) else { return text }
        return String(text.dropFirst())
    }

    /// Whether a text begins as a formula does, behind any apostrophes.
    private static func isFormula(_ text: Substring) -> Bool {
        text.unicodeScalars.first { $0 != "'" }.map(starts.contains) ?? false
    }

    private static func isNumber(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) } && Double(text) != nil
    }
}
