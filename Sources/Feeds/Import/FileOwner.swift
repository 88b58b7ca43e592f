import Model

/// Whose figures a file has: as a user says, else as the file does, else by its name.
struct FileOwner: Sendable {
    /// As a user says.
    let chosen: Symbol?
    /// The words of the file's name, those first that may be a symbol.
    let words: [String]
    /// The catalogue.
    let instruments: [Instrument]

    init(_ chosen: Symbol?, name: String, instruments: [Instrument]) {
        self.chosen = chosen
        self.instruments = instruments
        let stem = name.split(separator: ".").first.map(String.init) ?? name
        words = stem.split { "_- ()".contains($0) }.map(String.init)
    }

    /// The instrument of the figures, with an update that lists it where the catalogue does not have it.
    ///
    /// - Parameters:
    ///   - stated: the symbol that the file itself says.
    ///   - name: the name that the file itself says.
    ///   - basis: what the closes are, for an instrument that is new.
    func owner(
        _ file: String, stated: Symbol? = nil, name: String? = nil, kind: Instrument.Kind, basis: Instrument.Basis
    ) throws(FeedError) -> (instrument: Instrument, news: [MarketUpdate]) {
        if let symbol = chosen ?? stated {
            if let known = instruments.first(where: { $0.symbol == symbol }) { return (known, []) }
            guard Symbol.isPlain(symbol.name) else {
                throw FeedError(file, expected: "a symbol of letters, digits and .-^=&", found: symbol.name)
            }
            let instrument = FileOwner.new(symbol, name: name, kind: kind, basis: basis)
            return (instrument, [.instrument(instrument)])
        }
        if let name, let known = instruments.first(where: { FileOwner.isSame($0.name, name) }) { return (known, []) }
        for word in words {
            let symbol = Symbol(word.drop { $0 == "^" })
            if let known = instruments.first(where: { $0.symbol == symbol }) { return (known, []) }
        }
        throw FeedError(
            file, expected: "a symbol in the file's name, or to be told whose figures these are",
            found: words.joined(separator: " "))
    }

    /// An instrument that no catalogue has.
    static func new(
        _ symbol: Symbol, name: String? = nil, kind: Instrument.Kind, basis: Instrument.Basis
    ) -> Instrument {
        Instrument(
            symbol, name: name ?? symbol.name, kind: Instrument.Kind(ofSymbol: symbol) ?? kind,
            group: Instrument.importGroup, basis: basis)
    }

    /// Whether two names are the same but for signs and blanks.
    static func isSame(_ a: String, _ b: String) -> Bool {
        func letters(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
        return letters(a) == letters(b)
    }
}
