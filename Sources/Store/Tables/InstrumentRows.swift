import GRDB
public import Model

/// The instruments of the store, and the sources of their sessions.
struct InstrumentRows {
    let database: Database

    /// The id of an instrument in the store; nil if it is not listed.
    func id(of symbol: Symbol) throws -> Int64? {
        try database.value("SELECT id FROM instruments WHERE symbol = ?", symbol.name)
    }

    /// The basis of an instrument's closes, as stored.
    func basis(of instrument: Int64) throws -> String? {
        try database.value("SELECT basis FROM instruments WHERE id = ?", instrument)
    }

    /// The kind of an instrument.
    func kind(of instrument: Int64) throws -> Instrument.Kind? {
        try database.value("SELECT kind FROM instruments WHERE id = ?", instrument)
            .flatMap(Instrument.Kind.init(rawValue:))
    }

    /// Appends an instrument, or updates its description; its position and sessions are unchanged.
    func put(_ instrument: Instrument, at receipt: Timestamp) throws {
        try database.run(
            """
            INSERT INTO instruments (symbol, name, kind, category, benchmark, basis, sector, place, received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(place), -1) + 1 FROM instruments), ?)
            ON CONFLICT (symbol) DO UPDATE SET
                name = excluded.name, kind = excluded.kind, category = excluded.category,
                benchmark = excluded.benchmark, basis = excluded.basis, sector = excluded.sector,
                received_at = excluded.received_at
            WHERE excluded.received_at >= instruments.received_at
            """,
            instrument.symbol.name, instrument.name, instrument.kind.rawValue, instrument.group,
            instrument.benchmark?.name, instrument.basis.rawValue, instrument.sector?.rawValue, receipt.milliseconds)
    }

    /// Records the source of an instrument's sessions; bundled data does not replace a newer source.
    func put(_ provenance: Provenance, of symbol: Symbol) throws {
        let isBundled = provenance.freshness == .bundled
        try database.run(
            """
            UPDATE instruments SET source = ?, freshness = ?
            WHERE symbol = ? AND (? = 0 OR source = '' OR freshness = 'bundled')
            """,
            provenance.source, provenance.freshness.rawValue, symbol.name, isBundled ? 1 : 0)
    }

    /// Sets the instruments that are shown, and their order. Unlisted symbols are ignored.
    func watch(_ symbols: [Symbol]) throws {
        try database.run("UPDATE instruments SET watched = 0")
        for (index, symbol) in symbols.enumerated() {
            try database.run("UPDATE instruments SET watched = 1, place = ? WHERE symbol = ?", index, symbol.name)
        }
    }

    /// A listed instrument.
    struct Entry {
        let id: Int64
        let instrument: Instrument
        let provenance: Provenance
    }

    /// The condition of instruments that people added.
    static let isAdded = "i.category IN ('\(Instrument.watchGroup)', '\(Instrument.importGroup)')"

    /// The number of watched instruments.
    func count() throws -> Int { try database.value("SELECT count(*) FROM instruments WHERE watched = 1") ?? 0 }

    /// The watched instruments, in order; with `all` followed by the others.
    func entries(all: Bool = false) throws -> [Entry] { try entries(where: "watched = 1 OR \(all)") }

    /// The watched instruments that did not come with the program only where they are among `added` or `shown`.
    func entries(added: [Int64], showing shown: Set<Symbol>) throws -> [Entry] {
        let marks = Array(repeating: "?", count: shown.count).joined(separator: ", ")
        let ids = added.map { "\($0)" }.joined(separator: ", ")
        return try entries(
            where: "watched = 1 AND (NOT \(InstrumentRows.isAdded) OR id IN (\(ids)) OR symbol IN (\(marks)))",
            StatementArguments(shown.map(\.name)))
    }

    /// The watched instruments of some symbols, in order.
    func entries(of symbols: [Symbol]) throws -> [Entry] {
        let marks = Array(repeating: "?", count: symbols.count).joined(separator: ", ")
        return try entries(where: "watched = 1 AND symbol IN (\(marks))", StatementArguments(symbols.map(\.name)))
    }

    private func entries(where condition: String, _ arguments: StatementArguments = []) throws -> [Entry] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT id, symbol, name, kind, category, benchmark, basis, sector, source, freshness FROM instruments i
                WHERE \(condition) ORDER BY watched DESC, place, id
                """, arguments: arguments)
        var entries: [Entry] = []
        while let row = try rows.next() {
            if let entry = try Entry(row) { entries.append(entry) }
        }
        return entries
    }
}

/// An instrument that a first snapshot leaves out.
public struct OmittedInstrument: Hashable, Sendable {
    /// Its symbol.
    public let symbol: Symbol
    /// Its group.
    public let group: String
    /// The instrument that it is compared with.
    public let benchmark: Symbol?
    /// How fresh its newest session is.
    public let freshness: Freshness
}

extension InstrumentRows {
    /// The watched instruments that a market lacks.
    func omitted(from market: Market) throws -> [OmittedInstrument] {
        let rows = try database.rows(
            "SELECT symbol, category, benchmark, freshness FROM instruments WHERE watched = 1 ORDER BY place, id")
        var omitted: [OmittedInstrument] = []
        while let row = try rows.next() {
            let symbol = Symbol(try row.value(0) as String)
            if market[symbol] != nil { continue }
            let benchmark: String? = try row.value(2)
            omitted.append(
                OmittedInstrument(
                    symbol: symbol, group: try row.value(1), benchmark: benchmark.map { Symbol($0) },
                    freshness: Freshness(stored: try row.value(3))))
        }
        return omitted
    }
}

extension InstrumentRows.Entry {
    /// An entry from a row; nil if it has a value that this version does not support.
    fileprivate init?(_ row: Row) throws {
        guard let kind = Instrument.Kind(rawValue: try row.value(3)),
            let basis = Instrument.Basis(rawValue: try row.value(6))
        else {
            return nil
        }
        let benchmark: String? = try row.value(5)
        let sector: String? = try row.value(7)
        id = try row.value(0)
        let symbol = Symbol(try row.value(1) as String), group: String = try row.value(4)
        // An older version stored currencies, coins and futures of watch lists as indexes.
        let isMisnamed = kind == .index && group == Instrument.watchGroup
        instrument = Instrument(
            symbol, name: try row.value(2), kind: (isMisnamed ? .init(ofSymbol: symbol) : nil) ?? kind, group: group,
            benchmark: benchmark.map { Symbol($0) },
            basis: basis, sector: sector.flatMap(Sector.init(rawValue:)))
        provenance = Provenance(stored: try row.value(8), try row.value(9))
    }
}

extension Provenance {
    /// A provenance as stored.
    init(stored source: String, _ freshness: String) {
        self.init(source, Freshness(stored: freshness))
    }
}

extension Freshness {
    /// A freshness as stored. Figures that were live when received belong to a session that has closed since.
    fileprivate init(stored text: String) {
        let stored = Freshness(rawValue: text) ?? .stale
        self = stored == .live || stored == .delayed ? .endOfDay : stored
    }
}
