/// Normalised column names: lower case without accents, letters and digits only, so that `Adj Close**`, `adj_close` and
/// `<ADJ CLOSE>` are equal.
package enum ColumnKey {
    /// The normalised form of a name.
    package static func of(_ name: String) -> String {
        var key = ""
        for character in name.lowercased() where character.isLetter || character.isNumber {
            key += folded[character] ?? String(character)
        }
        return tooltips.first { key.hasPrefix($0.key) }?.value ?? key
    }

    /// Names that Yahoo's page follows with the text of their tooltip.
    private static let tooltips: [String: String] = [
        "closecloseprice": "close", "adjcloseadjusted": "adjclose", "adjcloseadjclose": "adjclose",
    ]

    private static let folded: [Character: String] = [
        "ä": "a", "à": "a", "á": "a", "â": "a", "ã": "a", "å": "a", "ç": "c", "č": "c", "é": "e", "è": "e", "ê": "e",
        "ë": "e", "ę": "e", "í": "i", "ì": "i", "î": "i", "ï": "i", "ł": "l", "ñ": "n", "ń": "n", "ö": "o", "ó": "o",
        "ò": "o", "ô": "o", "õ": "o", "ś": "s", "ß": "ss", "ü": "u", "ú": "u", "ù": "u", "û": "u", "ż": "z", "ź": "z",
    ]
}
