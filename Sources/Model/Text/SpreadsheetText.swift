/// Text in tables that a spreadsheet may open: text that it would run as a formula is prefixed with an apostrophe,
/// which is removed when the table is read again.
public enum SpreadsheetText {
    /// The first characters of formulas, including full-width ones; spreadsheets skip a leading tab or line end.
    private static let starts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    /// The text to write; numbers are unchanged.
    public static func guarded(_ text: String) -> String {
        isFormula(text[...]) && !isNumber(text) ? "'" + text : text
    }

    /// The text before it was guarded.
    public static func original(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "'"), isFormula(text[...]) else { return text }
        return String(text.dropFirst())
    }

    /// Whether a text begins as a formula does, after any apostrophes.
    private static func isFormula(_ text: Substring) -> Bool {
        text.unicodeScalars.first { $0 != "'" }.map(starts.contains) ?? false
    }

    private static func isNumber(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) } && Double(text) != nil
    }
}
