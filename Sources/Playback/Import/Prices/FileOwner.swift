import Formats
import Model

/// Finds the instrument of a file's figures: the user's choice, else the one stated in the file, else by the file's
/// name.
struct FileOwner: Sendable {
    /// The symbol chosen by the user.
    let chosen: Symbol?
    /// The words of the file's name, in order.
    let words: [String]
    let instruments: [Instrument]

    init(_ chosen: Symbol?, name: String, instruments: [Instrument]) {
        self.chosen = chosen
        self.instruments = instruments
        let stem = name.split(separator: ".").first.map(String.init) ?? name
        words = stem.split { "_- ()".contains($0) }.map(String.init)
    }

    /// The instrument of the figures, with an update that adds it if it is not in the catalogue.
    ///
    /// - Parameters:
    ///   - stated: the symbol given in the file.
    ///   - name: the name given in the file.
    ///   - basis: the basis of the closes, for a new instrument.
    func resolve(
        _ file: String, stated: Symbol? = nil, name: String? = nil, kind: Instrument.Kind, basis: Instrument.Basis
    ) throws(FeedError) -> (instrument: Instrument, news: [MarketUpdate]) {
        if let symbol = chosen ?? stated {
            if let listed = instruments.first(where: { $0.symbol == symbol }) { return (listed, []) }
            guard Symbol.isPlain(symbol.name) else {
                throw FeedError(file, expected: "a symbol of letters, digits and .-^=&", found: symbol.name)
            }
            let instrument = FileOwner.new(symbol, name: name, kind: kind, basis: basis)
            return (instrument, [.instrument(instrument)])
        }
        if let name, let listed = instruments.first(where: { FileOwner.isSame($0.name, name) }) { return (listed, []) }
        for word in words {
            let symbol = Symbol(word.drop { $0 == "^" })
            if let listed = instruments.first(where: { $0.symbol == symbol }) { return (listed, []) }
        }
        throw FeedError(
            file, expected: "a known symbol in the file's name, or --symbol",
            found: words.joined(separator: " "))
    }

    /// A new instrument that is not in the catalogue.
    static func new(
        _ symbol: Symbol, name: String? = nil, kind: Instrument.Kind, basis: Instrument.Basis
    ) -> Instrument {
        Instrument(
            symbol, name: name ?? symbol.name, kind: Instrument.Kind(ofSymbol: symbol) ?? kind,
            group: Instrument.importGroup, basis: basis)
    }

    /// Whether two names are equal ignoring case, punctuation and spaces.
    static func isSame(_ a: String, _ b: String) -> Bool {
        func letters(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
        return letters(a) == letters(b)
    }
}
