/// Months by their names in English, German, French, Spanish, Italian and Portuguese.
enum MonthName {
    /// The month, 1…12, that a word of at least three letters begins or abbreviates; nil if none or several match.
    static func month(_ word: String) -> Int? {
        let key = ColumnKey.of(word)
        guard key.count >= 3 else { return nil }
        var found: Set<Int> = []
        for (index, names) in names.enumerated() where names.contains(where: { $0.hasPrefix(key) }) {
            found.insert(index + 1)
        }
        return found.count == 1 ? found.first : nil
    }

    private static let names: [[String]] = [
        ["january", "januar", "janner", "janvier", "enero", "gennaio", "janeiro"],
        ["february", "februar", "fevrier", "febrero", "febbraio", "fevereiro"],
        ["march", "marz", "mrz", "mars", "marzo", "marco"],
        ["april", "avril", "abril", "aprile"],
        ["may", "mai", "mayo", "maggio", "maio"],
        ["june", "juni", "juin", "junio", "giugno", "junho"],
        ["july", "juli", "juillet", "julio", "luglio", "julho"],
        ["august", "aout", "agosto"],
        ["september", "sept", "septembre", "septiembre", "settembre", "setembro"],
        ["october", "oktober", "octobre", "octubre", "ottobre", "outubro"],
        ["november", "novembre", "noviembre", "novembro"],
        ["december", "dezember", "decembre", "diciembre", "dicembre", "dezembro"],
    ]
}
