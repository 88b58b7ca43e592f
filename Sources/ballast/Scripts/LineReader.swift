import Model
import Reports
import Store
import Thesis

/// Reads from the store, or else from the tables, what a line needs, and writes the line.
struct LineReader {
    let template: LineTemplate
    let resolved: ResolvedOptions

    /// The line as of now. Throws if a name in it is unknown.
    func line() throws -> String {
        let isLong = !template.longInstruments.isEmpty || template.needsFullRates
        // Of a large store only the instruments named are read.
        let named = template.instruments
        let tables = try Tables(resolved, in: Tables.locate(resolved), showing: isLong ? nil : named)
        tables.printStoreError()
        let thesis = try needsThesis(tables) ? tables.thesis(resolved) : .empty
        let long = all(of: template.longInstruments, in: tables)
        var market = isLong ? tables.market(withHistoriesOf: long) : tables.market
        let computed = template.needsThesis ? tables.computed(thesis, and: named) : all(of: named, in: tables)
        market.apply(.batch(tables.updatesOfOmitted(among: computed)))
        if template.needsThesis, thesis.looksFarBack {
            let histories = template.longInstruments.union(thesis.inputs.symbols)
            market = try Tables(resolved).market(withHistoriesOf: all(of: histories, in: tables))
        }
        market.include(thesis.derived)
        let result = template.needsThesis ? thesis.evaluate(market) : Thesis.empty.evaluate(market)
        let figures = LineFigures(market, thesis: result, now: ProcessEnvironment.now())
        let problems = template.problems(in: figures, others: tables.omitted.map(\.symbol))
        guard problems.isEmpty else {
            throw Failure(message: problems.map { "ballast: \($0)" }.joined(separator: "\n"))
        }
        return template.line(figures)
    }

    /// Whether a figure of the thesis is asked for, or a name that may be that of one of its ratios.
    private func needsThesis(_ tables: Tables) -> Bool {
        let known = Set(tables.omitted.map(\.symbol))
        return template.needsThesis
            || template.instruments.contains { tables.market[$0] == nil && !known.contains($0) }
    }

    /// Instruments with their benchmarks.
    private func all(of symbols: Set<Symbol>, in tables: Tables) -> Set<Symbol> {
        symbols.union(symbols.compactMap { tables.market[$0]?.instrument.benchmark })
    }
}
