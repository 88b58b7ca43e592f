import Formats
import Model

/// Finds the tickers after companies' names: `Dynavax Technologies Corporation (Nasdaq: DVAX)`.
enum WireTickers {
    /// The tickers in a text, each with the words before its opening bracket.
    static func read(_ text: String) -> [(words: [String], ticker: Symbol)] {
        var found: [(words: [String], ticker: Symbol)] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
            let inside = rest[rest.index(after: open)..<close]
            if let ticker = ticker(inside) {
                found.append((Array(CompanyName.words(of: rest[..<open].suffix(120)).suffix(8)), ticker))
            }
            rest = rest[rest.index(after: close)...]
        }
        return found
    }

    /// The ticker of a company among those in a text: the first one after its name, unless the other company's name
    /// comes in between.
    static func ticker(of company: String, other: String, in text: String) -> Symbol? {
        let name = CompanyName(company), otherName = CompanyName(other)
        return read(text).first { words, _ in
            guard let index = name.lastIndex(in: words) else { return false }
            return otherName.lastIndex(in: words).map { $0 <= index } ?? true
        }?.ticker
    }

    /// The first ticker on a US exchange in a text such as `NASDAQ: DVAX` or `NYSE: GSK; LSE: GSK`.
    private static func ticker(_ text: Substring) -> Symbol? {
        for part in text.split(whereSeparator: { $0 == ";" || $0 == "," || $0 == "/" }) {
            let sides = part.split(separator: ":")
            guard sides.count == 2, exchanges.contains(sides[0].trimmed.lowercased()) else { continue }
            let name = sides[1].trimmed
            if (1...6).contains(name.utf8.count), name.allSatisfy({ $0.isUppercase || $0 == "." || $0 == "-" }) {
                return Symbol(name)
            }
        }
        return nil
    }

    private static let exchanges: Set = [
        "nasdaq", "nyse", "nyse american", "nyse arca", "amex", "nasdaqgs", "nasdaqgm", "nasdaqcm", "otcqx", "otcqb",
        "otc",
        "nasdaq cm", "nasdaq gs", "nasdaq gm", "nyse mkt", "nyse amex",
    ]
}
